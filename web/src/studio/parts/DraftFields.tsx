import { Textfield } from '@digdir/designsystemet-react';
import { studioTexts as say } from '../../texts/studio';

interface Props {
  title: string;
  reason: string;
  missing: boolean;
  onTitle: (title: string) => void;
  onReason: (reason: string) => void;
}

/** What a draft is called, and why it is made. */
export function DraftFields({ title, reason, missing, onTitle, onReason }: Props) {
  return (
    <>
      <Textfield
        label={say.drafts.title}
        description={say.drafts.titleHelp}
        data-testid="draft-title"
        maxLength={200}
        value={title}
        error={missing ? say.drafts.titleMissing : undefined}
        onChange={(event) => onTitle(event.target.value)}
      />
      <Textfield
        multiline
        rows={3}
        label={say.drafts.reason}
        description={say.drafts.reasonHelp}
        maxLength={2000}
        value={reason}
        onChange={(event) => onReason(event.target.value)}
      />
    </>
  );
}
