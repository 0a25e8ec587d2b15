import { Alert, Button, Card, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Logo } from './Logo';

export interface LoginWords {
  heading: string;
  lead: string;
  username: string;
  password: string;
  submit: string;
}

interface Props {
  service: string;
  words: LoginWords;
  failure: string | null;
  /** Try to log in; a refusal comes back as `failure`. */
  onLogIn: (username: string, password: string) => Promise<void>;
}

/** Who are you? The front door of every tool for staff. */
export function LoginForm({ service, words, failure, onLogIn }: Props) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <main className="login">
      <p className="login__brand">
        <Logo />
        {service}
      </p>
      <Card className="login__card" data-color="neutral">
        <Heading level={1} data-size="sm">
          {words.heading}
        </Heading>
        <Paragraph>{words.lead}</Paragraph>
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
        </form>
      </Card>
    </main>
  );
}
