import { Button, Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { useEffect, useId, useRef } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { LoginFields } from '../../ui/LoginFields';

interface Props {
  open: boolean;
  username: string;
  failure: string | null;
  onLogIn: (username: string, password: string) => Promise<void>;
  onLeave: () => void;
}

/** Over the page whose session is lost: log in again, or leave. It can't be closed in another way. */
export function LoginAgain({ open, username, failure, onLogIn, onLeave }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) dialog.current?.querySelector<HTMLElement>('[type="password"]')?.focus();
  }, [open]);
  return (
    <Dialog
      ref={dialog}
      open={open}
      closeButton={false}
      closedby="none"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      className="confirm login-again"
      data-testid="login-again"
      onCancel={(event) => event.preventDefault()}
      // Browsers without `closedby` close a dialog when Escape is pressed twice.
      onClose={() => dialog.current?.showModal()}
    >
      <Heading id={`${id}-title`} level={2} data-size="2xs">
        {say.login.lost}
      </Heading>
      <Paragraph id={`${id}-text`}>{say.login.lostText}</Paragraph>
      {open && (
        <LoginFields
          words={say.login}
          failure={failure}
          known={username}
          more={
            <Button variant="tertiary" data-testid="login-leave" onClick={onLeave}>
              {say.login.leave}
            </Button>
          }
          onLogIn={onLogIn}
        />
      )}
    </Dialog>
  );
}
