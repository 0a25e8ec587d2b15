import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { DraftFields } from '../../parts/DraftFields';
import { FormDialog } from '../../parts/FormDialog';
import { draftsApi } from '../../shell/draftsApi';
import { useAction } from '../../shell/useAction';
import type { ChangeSetView } from '../../wire';

interface Props {
  draft: ChangeSetView;
  onSaved: () => void;
  onClose: () => void;
}

/** Another name or reason for a draft. */
export function DraftDetailsDialog({ draft, onSaved, onClose }: Props) {
  const [title, setTitle] = useState(draft.title);
  const [reason, setReason] = useState(draft.reason);
  const action = useAction();
  const missing = title.trim() === '';
  const save = async () => {
    if (missing || action.busy) return;
    const saved = await action.run(() => draftsApi.rename(draft, title.trim(), reason.trim()));
    if (saved !== null) onSaved();
  };
  return (
    <FormDialog
      title={say.drafts.editDetails}
      save={say.save}
      busy={action.busy}
      failure={action.failure}
      onSave={() => void save()}
      onClose={onClose}
    >
      <DraftFields title={title} reason={reason} missing={missing} onTitle={setTitle} onReason={setReason} />
    </FormDialog>
  );
}
