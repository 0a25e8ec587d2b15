import { useEffect, useSyncExternalStore } from 'react';
import { consoleTexts as say } from '../texts/console';
import type { ConsoleClient } from './consoleClient';
import { ConsoleContext } from './ConsoleContext';
import { LoginForm } from './LoginForm';
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
      {state.phase === 'logged_out' && <LoginForm failure={state.failure} />}
      {state.phase === 'logged_in' && <Workplace state={state} />}
    </ConsoleContext>
  );
}
