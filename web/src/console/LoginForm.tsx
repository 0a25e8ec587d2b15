import { Alert, Button, Card, Heading, Paragraph, Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { consoleTexts as say } from '../texts/console';
import { Logo } from '../ui/Logo';
import { useConsoleClient } from './ConsoleContext';

/** Who are you? */
export function LoginForm({ failure }: { failure: string | null }) {
  const client = useConsoleClient();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  return (
    <main className="login">
      <p className="login__brand">
        <Logo />
        {say.service}
      </p>
      <Card className="login__card" data-color="neutral">
        <Heading level={1} data-size="sm">
          {say.login.heading}
        </Heading>
        <Paragraph>{say.login.lead}</Paragraph>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (busy || username.trim() === '' || password === '') return;
            setBusy(true);
            void client.logIn(username.trim(), password).finally(() => setBusy(false));
          }}
        >
          <Textfield
            label={say.login.username}
            data-testid="login-username"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <Textfield
            label={say.login.password}
            data-testid="login-password"
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <div role="alert">{failure !== null && <Alert data-color="danger">{failure}</Alert>}</div>
          <Button type="submit" data-testid="login-submit" aria-disabled={busy}>
            {say.login.submit}
          </Button>
        </form>
      </Card>
    </main>
  );
}
