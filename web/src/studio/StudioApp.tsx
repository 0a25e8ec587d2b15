import { useEffect, useSyncExternalStore } from 'react';
import type { SafeStorage } from '../chat/storage';
import { studioTexts as say } from '../texts/studio';
import { LoginForm } from '../ui/LoginForm';
import type { StudioSession } from './session';
import { Shell } from './shell/Shell';

/** The content studio: log in, then work. Another person begins with a screen of their own. */
export function StudioApp({ session, storage }: { session: StudioSession; storage: SafeStorage }) {
  const { phase, user, failure } = useSyncExternalStore(session.subscribe, session.getSnapshot);
  useEffect(() => {
    void session.check();
  }, [session]);
  if (phase === 'checking') {
    return (
      <main className="login">
        <h1 className="sr-only">{say.title}</h1>
        <p role="status">{say.loading}</p>
      </main>
    );
  }
  if (user === null) {
    return (
      <LoginForm
        service={say.service}
        words={say.login}
        failure={failure}
        onLogIn={(username, password) => session.logIn(username, password)}
      />
    );
  }
  return (
    <Shell
      key={user.id}
      session={session}
      storage={storage}
      user={user}
      lost={phase === 'lost'}
      failure={failure}
    />
  );
}
