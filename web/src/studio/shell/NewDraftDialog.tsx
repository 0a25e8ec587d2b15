import { useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { DraftFields } from '../parts/DraftFields';
import { FormDialog } from '../parts/FormDialog';
import { useStudio } from './StudioContext';
import { useAction } from './useAction';

/** A new draft: what it is called and why it is made. It becomes the one that changes go into. */
export function NewDraftDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { drafts, announce } = useStudio();
  const [title, setTitle] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
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
    <FormDialog
      open={open}
      title={say.drafts.make}
      save={say.drafts.create}
      testId="draft-create"
      busy={action.busy}
      failure={action.failure}
      onSave={() => void save()}
      onClose={onClose}
    >
      <DraftFields
        title={title}
        reason={reason}
        missing={asked && title.trim() === ''}
        onTitle={setTitle}
        onReason={setReason}
      />
    </FormDialog>
  );
}
