import { Button, Dialog, Heading, Textfield } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { Failure } from './Failure';
import { useStudio } from './StudioContext';
import { useAction } from './useAction';

/** A new draft: what it is called and why it is made. It becomes the one that changes go into. */
export function NewDraftDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { drafts, announce } = useStudio();
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const heading = useId();
  const save = async () => {
    setAsked(true);
    if (title.trim() === '' || action.busy) return;
    const made = await action.run(() => drafts.create(title.trim(), reason.trim()));
    if (made === null) return;
    announce(say.drafts.chosen(made.title));
    setTitle('');
    setReason('');
    setAsked(false);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} closeButton={say.close} aria-labelledby={heading}>
      <Heading level={2} id={heading} data-size="2xs">
        {say.drafts.make}
      </Heading>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Textfield
          label={say.drafts.title}
          description={say.drafts.titleHelp}
          data-testid="draft-title"
          maxLength={200}
          value={title}
          error={asked && title.trim() === '' ? say.drafts.titleMissing : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Textfield
          multiline
          rows={3}
          label={say.drafts.reason}
          description={say.drafts.reasonHelp}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Failure text={action.failure} />
        <div className="form__actions">
          <Button type="submit" data-testid="draft-create" aria-disabled={action.busy}>
            {say.drafts.create}
          </Button>
          <Button variant="tertiary" type="button" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
