import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { BackButton } from './BackButton';
import type { Flow } from './flow';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import { Tools } from './Tools';
import type { ReflectionTools } from './useReflection';
import { WordsReading } from './WordsReading';

const LONGEST = 2000;

/** Something that gave energy, in one's own words; it's read back before it counts. */
export function WordsStep({ tools, flow }: { tools: ReflectionTools; flow: Flow }) {
  const { say } = useGuidance();
  const id = useId();
  const { words } = flow.view;
  const [text, setText] = useState(words?.text ?? '');
  const [writing, setWriting] = useState(false);
  const waiting = words?.accepted === null;
  if (words !== null && waiting && words.types.length > 0 && !writing) {
    return <WordsReading tools={tools} words={words} onWrite={() => setWriting(true)} />;
  }
  return (
    <>
      <form
        className="narrow stack"
        aria-busy={tools.state.busy}
        onSubmit={(event) => {
          event.preventDefault();
          setWriting(false);
          if (text.trim() === '' && words === null) tools.goTo('wants');
          else void tools.putWords({ text: text.trim() });
        }}
      >
        <BackButton onBack={tools.back} />
        <StepHeading moves={tools.state.moves} id={`${id}-title`} size="md">
          {say.words_title}
        </StepHeading>
        <Paragraph id={`${id}-help`}>{say.words_help}</Paragraph>
        <textarea
          className="ds-input words__text"
          rows={5}
          value={text}
          maxLength={LONGEST}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-help`}
          onChange={(event) => setText(event.target.value)}
        />
        <p role="status" className="words__nothing">
          {words !== null && waiting && words.types.length === 0 && say.words_nothing}
        </p>
        <div className="buttons">
          <Button type="submit">{say.words_send}</Button>
          <Button type="button" variant="secondary" onClick={() => tools.goTo('wants')}>
            {words?.accepted ? say.next : say.words_skip}
          </Button>
        </div>
      </form>
      <Tools tools={tools} />
    </>
  );
}
