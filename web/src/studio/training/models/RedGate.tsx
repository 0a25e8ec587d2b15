import { modelTexts } from '../../../texts/studioModels';
import { trainingTexts } from '../../../texts/studioTraining';
import { withTemaNames } from '../../parts/temas';
import { useTemas } from '../../parts/useNames';
import type { RunView } from '../wire';

const say = modelTexts.models;

/** Which of a run's demands aren't met, and what was found. */
export function RedGate({ run }: { run: RunView }) {
  const temas = useTemas().value?.intents ?? null;
  const broken = run.gate.filter(({ ok }) => !ok);
  if (broken.length === 0) return <p>{say.redUnknown}</p>;
  return (
    <>
      <p>
        {trainingTexts.gate.lead} {say.redLead(broken.length)}
      </p>
      <ul className="broken-rules" data-testid="broken-rules">
        {broken.map(({ rule, detail }) => (
          <li key={rule}>
            <strong>{rule}</strong>
            <p>{withTemaNames(detail, temas)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
