import { Paragraph } from '@digdir/designsystemet-react';
import { ArrowRightIcon } from '@navikt/aksel-icons';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import type { ReflectionTools } from './useReflection';
import type { Form } from './wire';

/** What it is, what is kept, and the choice between the short and the long form. */
export function Intro({ tools }: { tools: ReflectionTools }) {
  const { say } = useGuidance();
  return (
    <div className="narrow intro">
      <StepHeading moves={tools.state.moves}>{say.title}</StepHeading>
      <Paragraph className="intro__lead">{say.lead}</Paragraph>
      <div className="intro__forms" aria-busy={tools.state.busy}>
        <FormButton form="short" text={say.start_short} onChoose={tools.begin} />
        <FormButton form="full" text={say.start_full} onChoose={tools.begin} />
      </div>
      <Paragraph className="intro__how">{say.how}</Paragraph>
    </div>
  );
}

interface ButtonProps {
  form: Form;
  text: string;
  onChoose: (form: Form) => Promise<void>;
}

/** «Kort: rundt 18 spørsmål …» as a name and what it means. */
function FormButton({ form, text, onChoose }: ButtonProps) {
  const [name = text, ...rest] = text.split(': ');
  return (
    <button type="button" className={`form-button form-button--${form}`} onClick={() => void onChoose(form)}>
      <span className="form-button__text">
        <span className="form-button__name">{name}</span>
        <span className="sr-only">: </span>
        <span>{rest.join(': ')}</span>
      </span>
      <ArrowRightIcon aria-hidden />
    </button>
  );
}
