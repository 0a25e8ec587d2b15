import { Button, Dialog, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { studioTexts } from '../../texts/studio';
import { Failure } from '../shell/Failure';

interface Props {
  title: string;
  text: string;
  /** What stands between the text and the field. */
  more?: ReactNode;
  label: string;
  description: string;
  /** What to say when no reason is given; null: it may be left out. */
  missing: string | null;
  confirm: string;
  danger?: boolean;
  busy: boolean;
  failure: string | null;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks once more, and why. Open as long as it is there; the caller takes it away. */
export function ReasonDialog({
  title,
  text,
  more,
  label,
  description,
  missing,
  confirm,
  danger = false,
  busy,
  failure,
  onConfirm,
  onClose,
}: Props) {
  const heading = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const lacking = missing !== null && reason.trim() === '';
  return (
    <Dialog open onClose={onClose} closeButton={false} aria-labelledby={heading} className="confirm">
      <Heading id={heading} level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph>{text}</Paragraph>
      {more}
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (lacking) field.current?.focus();
          else if (!busy) onConfirm(reason.trim());
        }}
      >
        <Textfield
          ref={field}
          multiline
          rows={3}
          label={label}
          description={description}
          data-testid="reason"
          maxLength={2000}
          value={reason}
          error={asked && lacking ? missing : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <Failure text={failure} />
        <div className="confirm__actions">
          <Button type="button" variant="secondary" onClick={onClose}>
            {studioTexts.cancel}
          </Button>
          <Button
            type="submit"
            data-testid="confirm-reason"
            aria-disabled={busy}
            {...(danger ? { 'data-color': 'danger' as const } : {})}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
