import { useEffect, useSyncExternalStore } from 'react';
import { consoleTexts as say } from '../texts/console';
import { LoginForm } from '../ui/LoginForm';
import type { ConsoleClient } from './consoleClient';
import { ConsoleContext } from './ConsoleContext';
import { Workplace } from './Workplace';

/** The counsellors' console: log in, then work. */
export function ConsoleApp({ client }: { client: ConsoleClient }) {
  const state = useSyncExternalStore(client.subscribe, client.getSnapshot);
  useEffect(() => {
    void client.check();
  }, [client]);
  return (
    <ConsoleContext value={client}>
      {state.phase === 'checking' && (
        <main className="login">
          <h1 className="sr-only">{say.title}</h1>
          <p role="status">{say.checking}</p>
        </main>
      )}
      {state.phase === 'logged_out' && (
        <LoginForm
          service={say.service}
          words={say.login}
          failure={state.failure}
          onLogIn={(username, password) => client.logIn(username, password)}
        />
      )}
      {state.phase === 'logged_in' && <Workplace state={state} />}
    </ConsoleContext>
  );
}
