import { trainingTexts as say } from '../../../texts/studioTraining';
import { withTemaNames } from '../../parts/temas';
import type { IntentSummary } from '../../wire';
import { ToneIcon } from '../ToneIcon';
import type { GateRule } from '../wire';
import { brokenFirst, measuredWords } from './gateRules';

interface Props {
  rules: readonly GateRule[];
  temas: readonly IntentSummary[] | null;
}

/** The gate's rules: whether each holds, what was measured, and the limit. */
export function Gate({ rules, temas }: Props) {
  const ok = rules.filter((rule) => rule.ok).length;
  return (
    <section aria-labelledby="gate-heading">
      <h2 id="gate-heading">{say.gate.heading}</h2>
      <p className="section-lead">
        {say.gate.lead} {rules.length === 0 ? say.gate.none : say.gate.passed(ok, rules.length)}
      </p>
      <ul className="gate" data-testid="gate">
        {brokenFirst(rules).map((rule) => (
          <li key={rule.rule} className={rule.ok ? 'gate__rule' : 'gate__rule gate__rule--broken'}>
            <span className="gate__state">
              <ToneIcon tone={rule.ok ? 'good' : 'bad'} />
              {rule.ok ? say.gate.ok : say.gate.notOk}
            </span>
            <div>
              <strong>{rule.rule}</strong>
              <p>{withTemaNames(rule.detail, temas)}</p>
              <p className="gate__measured">{measuredWords(rule)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
