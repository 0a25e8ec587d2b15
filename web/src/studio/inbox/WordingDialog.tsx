import { Button, Dialog, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';

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
    <Dialog open onClose={onClose} closeButton={say.close} aria-labelledby="wording-heading">
      <Heading level={2} id="wording-heading" data-size="2xs">
        {say.inbox.wordingTitle}
      </Heading>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (wording.trim() !== '') onSave(wording.trim());
        }}
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
        <div className="form__actions">
          <Button type="submit" data-testid="wording-save">
            {say.save}
          </Button>
          {text !== original && (
            <Button variant="tertiary" type="button" onClick={() => onSave(null)}>
              {say.inbox.takeBackWording}
            </Button>
          )}
          <Button variant="tertiary" type="button" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
