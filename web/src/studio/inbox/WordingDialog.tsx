import { Button, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { FormDialog } from '../parts/FormDialog';

interface Props {
  text: string;
  original: string;
  /** The new wording, or null for what the citizen wrote. */
  onSave: (text: string | null) => void;
  onClose: () => void;
}

/** Give an utterance a wording of one's own before it becomes an example. */
export function WordingDialog({ text, original, onSave, onClose }: Props) {
  const [wording, setWording] = useState(text);
  const [asked, setAsked] = useState(false);
  return (
    <FormDialog
      title={say.inbox.wordingTitle}
      save={say.save}
      testId="wording-save"
      more={
        text !== original && (
          <Button variant="tertiary" type="button" onClick={() => onSave(null)}>
            {say.inbox.takeBackWording}
          </Button>
        )
      }
      onSave={() => {
        setAsked(true);
        if (wording.trim() !== '') onSave(wording.trim());
      }}
      onClose={onClose}
    >
      <Textfield
        label={say.inbox.wordingLabel}
        description={say.inbox.wordingHelp}
        data-testid="wording"
        maxLength={500}
        value={wording}
        error={asked && wording.trim() === '' ? say.inbox.wordingMissing : undefined}
        onChange={(event) => setWording(event.target.value)}
      />
    </FormDialog>
  );
}
