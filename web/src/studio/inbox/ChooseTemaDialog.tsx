import { Dialog, Heading } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { Combobox } from '../parts/Combobox';
import { readExample } from '../parts/markedText';
import { temaOptions } from '../parts/temas';
import { useStudio } from '../shell/StudioContext';
import { useLoaded } from '../shell/useLoaded';
import { studioApi } from '../studioApi';
import type { IntentSummary } from '../wire';

interface Props {
  temas: readonly IntentSummary[];
  suggestions: readonly { intent: string; from: 'neighbours' | 'bot' }[];
  onChoose: (intent: string) => void;
  onClose: () => void;
}

/** Which tema? Search, look at its examples, and decide with Enter. */
export function ChooseTemaDialog({ temas, suggestions, onChoose, onClose }: Props) {
  const first = new Map(suggestions.map(({ intent, from }) => [intent, say.inbox.suggestedBy[from]]));
  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={say.close}
      aria-labelledby="choose-heading"
      className="wide-dialog"
    >
      <Heading level={2} id="choose-heading" data-size="2xs">
        {say.inbox.chooseTitle}
      </Heading>
      <Combobox
        label={say.tema.name}
        description={say.inbox.chooseHelp}
        options={temaOptions(temas, say.examples, first)}
        nothing={say.inbox.noTemas}
        alwaysOpen
        testId="choose-tema"
        detail={(option) => <TemaExamples name={option.id} />}
        onChoose={(option) => onChoose(option.id)}
      />
    </Dialog>
  );
}

const SHOWN = 4;
const PAUSE_MS = 150;

/** A few of a tema's examples, fetched once the arrows rest at it. */
function TemaExamples({ name }: { name: string }) {
  const { drafts } = useStudio();
  const [rested, setRested] = useState(name);
  useEffect(() => {
    const timer = setTimeout(() => setRested(name), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [name]);
  const { value } = useLoaded(`tema ${rested}`, () => studioApi.tema(rested, drafts.currentId));
  if (value?.name !== name) return <p className="field-help">{say.loading}</p>;
  return (
    <>
      <p className="field-label">{say.inbox.optionExamples}</p>
      {value.examples.length === 0 && <p className="field-help">{say.inbox.noOptionExamples}</p>}
      <ul>
        {value.examples.slice(0, SHOWN).map((example) => (
          <li key={example}>{readExample(example).text}</li>
        ))}
      </ul>
    </>
  );
}
