import { Alert, Button, Textfield } from '@digdir/designsystemet-react';
import { useState, type ReactNode } from 'react';

export interface LoginFieldWords {
  username: string;
  password: string;
  submit: string;
}

interface Props {
  words: LoginFieldWords;
  failure: string | null;
  /** Who logs in, where that is known; another may be written. */
  known?: string;
  /** Buttons after the one that logs in. */
  more?: ReactNode;
  /** Try to log in; a refusal comes back as `failure`. */
  onLogIn: (username: string, password: string) => Promise<void>;
}

/** User name, password, and why they were refused. */
export function LoginFields({ words, failure, known = '', more, onLogIn }: Props) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (busy || username.trim() === '' || password === '') return;
        setBusy(true);
        void onLogIn(username.trim(), password).finally(() => setBusy(false));
      }}
    >
      <Textfield
        label={words.username}
        data-testid="login-username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={username}
        onChange={(event) => setUsername(event.target.value)}
      />
      <Textfield
        label={words.password}
        data-testid="login-password"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div role="alert">{failure !== null && <Alert data-color="danger">{failure}</Alert>}</div>
      <Button type="submit" data-testid="login-submit" aria-disabled={busy}>
        {words.submit}
      </Button>
      {more}
    </form>
  );
}
