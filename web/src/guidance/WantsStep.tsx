import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useSite } from '../site/SiteContext';
import { BackButton } from './BackButton';
import type { Flow } from './flow';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import { Ticks } from './Ticks';
import { Tools } from './Tools';
import type { ReflectionTools } from './useReflection';
import { formOf, wantsOf } from './wants';

/** What matters in a job, what one would rather avoid, and what the job must take into account. */
export function WantsStep({ tools, flow }: { tools: ReflectionTools; flow: Flow }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const id = useId();
  const [form, setForm] = useState(() => formOf(flow.view.wants, say.dislikes));
  const ticks = (kind: 'values' | 'dislikes' | 'limits') => ({
    names: Object.entries(say[kind]),
    chosen: form[kind],
    onChange: (chosen: readonly string[]) => setForm({ ...form, [kind]: [...chosen] }),
  });
  return (
    <>
      <form
        className="narrow stack wants"
        aria-busy={tools.state.busy}
        onSubmit={(event) => {
          event.preventDefault();
          void tools.putWants(wantsOf(form));
        }}
      >
        <BackButton onBack={tools.back} />
        <StepHeading moves={tools.state.moves} size="md">
          {say.wants_title}
        </StepHeading>
        <Paragraph>{say.wants_help}</Paragraph>
        <div className="buttons">
          <Button type="button" variant="secondary" onClick={() => tools.goTo('result')}>
            {flow.finished ? say.show_result : say.words_skip}
          </Button>
        </div>
        <Ticks legend={say.values_title} {...ticks('values')} />
        <Ticks legend={say.dislikes_title} {...ticks('dislikes')}>
          <label htmlFor={id} className="wants__label">
            {texts.guidance.otherDislikes}
          </label>
          <input
            id={id}
            className="ds-input"
            value={form.free}
            maxLength={400}
            autoComplete="off"
            aria-describedby={`${id}-help`}
            onChange={(event) => setForm({ ...form, free: event.target.value })}
          />
          <p id={`${id}-help`} className="wants__help">
            {texts.guidance.otherDislikesHelp}
          </p>
        </Ticks>
        <Ticks legend={say.limits_title} {...ticks('limits')} />
        <div className="buttons">
          <Button type="submit">{say.show_result}</Button>
        </div>
      </form>
      <Tools tools={tools} />
    </>
  );
}
