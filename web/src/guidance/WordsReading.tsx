import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { RIASEC_LETTERS, type RiasecLetter } from '../site/occupation';
import { useSite } from '../site/SiteContext';
import { fill } from './fill';
import { useGuidance } from './GuidanceContext';
import { StepHeading } from './StepHeading';
import { Ticks } from './Ticks';
import type { ReflectionTools } from './useReflection';
import type { Words } from './wire';

interface Props {
  tools: ReflectionTools;
  words: Words;
  onWrite: () => void;
}

/** «Jeg leser dette som …. Stemmer det?»; who says no tells what it was instead. */
export function WordsReading({ tools, words, onWrite }: Props) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const [choosing, setChoosing] = useState(false);
  const types = words.types.map((letter) => say.types[letter].doing).join(texts.guidance.joined);
  if (choosing) return <ChooseTypes tools={tools} words={words} />;
  return (
    <div className="narrow stack" aria-busy={tools.state.busy}>
      <StepHeading moves={tools.state.moves} size="md">
        {fill(say.words_read, { types })}
      </StepHeading>
      <blockquote className="words__quote">{words.text}</blockquote>
      <div className="buttons">
        <Button onClick={() => void tools.putWords({ text: words.text, accepted: true })}>
          {say.words_yes}
        </Button>
        <Button variant="secondary" onClick={() => setChoosing(true)}>
          {say.words_no}
        </Button>
        <Button variant="tertiary" onClick={onWrite}>
          {texts.guidance.rewrite}
        </Button>
      </div>
    </div>
  );
}

function ChooseTypes({ tools, words }: Omit<Props, 'onWrite'>) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const names = RIASEC_LETTERS.map((letter) => [
    letter,
    `${say.types[letter].name}: ${say.types[letter].doing}`,
  ]);
  const types = RIASEC_LETTERS.filter((letter: RiasecLetter) => chosen.includes(letter));
  return (
    <form
      className="narrow stack"
      aria-busy={tools.state.busy}
      onSubmit={(event) => {
        event.preventDefault();
        const read = types.length > 0 ? { accepted: true, types } : { accepted: false };
        void tools.putWords({ text: words.text, ...read });
      }}
    >
      {/* A screen of its own, though no new one from the service. */}
      <StepHeading moves={tools.state.moves + 1} size="md">
        {texts.guidance.chooseTypes}
      </StepHeading>
      <Paragraph>{texts.guidance.chooseTypesHelp}</Paragraph>
      <Ticks
        legend={texts.guidance.interests}
        hideLegend
        names={names}
        chosen={chosen}
        onChange={setChosen}
      />
      <div className="buttons">
        <Button type="submit">{say.next}</Button>
      </div>
    </form>
  );
}
