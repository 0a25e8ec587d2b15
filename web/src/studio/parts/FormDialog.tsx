import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { Failure } from '../shell/Failure';

interface Props {
  title: string;
  open?: boolean;
  wide?: boolean;
  /** What stands above the form. */
  lead?: ReactNode;
  /** The form's own id, where something has to be found in it. */
  formId?: string;
  /** What the button that sends it says. */
  save: string;
  testId?: string;
  busy?: boolean;
  failure?: string | null;
  /** Buttons between the one that sends it and the one that gives it up. */
  more?: ReactNode;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog; its fields say themselves what is wrong with them. */
export function FormDialog({
  title,
  open = true,
  wide = false,
  lead,
  formId,
  save,
  testId,
  busy = false,
  failure = null,
  more,
  onSave,
  onClose,
  children,
}: Props) {
  const heading = useId();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      closeButton={say.close}
      aria-labelledby={heading}
      {...(wide ? { className: 'wide-dialog' } : {})}
    >
      <Heading level={2} id={heading} data-size="2xs">
        {title}
      </Heading>
      {lead}
      <form
        id={formId}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        <Failure text={failure} />
        <div className="form__actions">
          <Button type="submit" data-testid={testId} aria-disabled={busy}>
            {save}
          </Button>
          {more}
          <Button variant="tertiary" type="button" onClick={onClose}>
            {say.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
