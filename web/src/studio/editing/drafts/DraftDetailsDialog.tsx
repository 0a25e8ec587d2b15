import { Button, Dialog, Heading, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { draftsApi } from '../../shell/draftsApi';
import { Failure } from '../../shell/Failure';
import { useAction } from '../../shell/useAction';
import type { ChangeSetView } from '../../wire';

interface Props {
  draft: ChangeSetView;
  onSaved: () => void;
  onClose: () => void;
}

/** What a draft is called, and why it is made. */
export function DraftDetailsDialog({ draft, onSaved, onClose }: Props) {
  const [title, setTitle] = useState(draft.title);
  const [reason, setReason] = useState(draft.reason);
  const action = useAction();
  const missing = title.trim() === '';
  return (
    <Dialog open onClose={onClose} closeButton={say.close} aria-labelledby="details-dialog-heading">
      <Heading level={2} id="details-dialog-heading" data-size="2xs">
        {say.drafts.editDetails}
      </Heading>
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (missing || action.busy) return;
          void action
            .run(() => draftsApi.rename(draft, title.trim(), reason.trim()))
            .then((saved) => {
              if (saved !== null) onSaved();
            });
        }}
      >
        <Textfield
          label={say.drafts.title}
          maxLength={200}
          value={title}
          error={missing ? say.drafts.titleMissing : undefined}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Textfield
          multiline
          rows={4}
          label={say.drafts.reason}
          description={say.drafts.reasonHelp}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <Failure text={action.failure} />
        <div className="form__actions">
          <Button type="submit" aria-disabled={action.busy}>
            {say.save}
          </Button>
          <Button variant="tertiary" type="button" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
