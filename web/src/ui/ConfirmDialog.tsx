import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useId } from 'react';

interface Props {
  open: boolean;
  title: string;
  text: string;
  confirm: string;
  cancel: string;
  danger?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before something that can't be undone. */
export function ConfirmDialog({
  open,
  title,
  text,
  confirm,
  cancel,
  danger = false,
  onConfirm,
  onClose,
}: Props) {
  const heading = useId();
  return (
    <Dialog open={open} onClose={onClose} closeButton={false} aria-labelledby={heading} className="confirm">
      <Heading id={heading} level={2} data-size="2xs">
        {title}
      </Heading>
      <Paragraph>{text}</Paragraph>
      <div className="confirm__actions">
        <Button variant="secondary" onClick={onClose}>
          {cancel}
        </Button>
        <Button
          {...(danger ? { 'data-color': 'danger' as const } : {})}
          onClick={() => {
            onConfirm();
            onClose();
          }}
        >
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
