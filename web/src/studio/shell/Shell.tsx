import { Heading, SkipLink } from '@digdir/designsystemet-react';
import { useCallback, useMemo, useState } from 'react';
import type { SafeStorage } from '../../chat/storage';
import type { UserView } from '../../protocol/types';
import { studioTexts as say } from '../../texts/studio';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { screens } from '../screens';
import type { StudioSession } from '../session';
import { LoginAgain } from './LoginAgain';
import { findScreen } from './routes';
import { Sections } from './Sections';
import { StudioContext, type Studio } from './StudioContext';
import { TopBar } from './TopBar';
import { useAddress } from './useAddress';
import { useDrafts } from './useDrafts';

interface Props {
  session: StudioSession;
  storage: SafeStorage;
  user: UserView;
  /** The session is lost, and logging in again is asked for over the page. */
  lost: boolean;
  /** Why logging in again was refused. */
  failure: string | null;
}

/** The frame around every page: the bar, the sections, the page itself, and what is said to screen readers. */
export function Shell({ session, storage, user, lost, failure }: Props) {
  const { path, query, go, replace, pending, leave, stay, holdPage, isHeld } = useAddress();
  const [loggingOut, setLoggingOut] = useState(false);
  const drafts = useDrafts(storage, user.id, session);
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback((text: string) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  const studio = useMemo<Studio>(
    () => ({
      user,
      drafts,
      go,
      replace,
      announce,
      told: session.told,
      onAgain: session.onAgain,
      holdPage,
    }),
    [user, drafts, go, replace, announce, session, holdPage],
  );
  const found = findScreen(screens, path);
  const logOut = () => {
    if (isHeld()) setLoggingOut(true);
    else void session.logOut();
  };
  return (
    <StudioContext value={studio}>
      <SkipLink href="#main">{say.skip}</SkipLink>
      <TopBar onLogOut={logOut} />
      <Sections path={path} />
      <main id="main" tabIndex={-1} className="studio-main">
        {found === null ? (
          <div className="page">
            <Heading level={1} data-size="sm">
              {say.notFound}
            </Heading>
          </div>
        ) : (
          <found.screen.Component key={path} params={found.params} query={query} />
        )}
      </main>
      {/* Two places that take turns, so that the same sentence twice is also heard twice. */}
      <div aria-live="polite" className="sr-only">
        <p>{said.times % 2 === 0 ? said.text : ''}</p>
        <p>{said.times % 2 === 1 ? said.text : ''}</p>
      </div>
      <LoginAgain
        open={lost}
        username={user.username}
        failure={failure}
        onLogIn={async (username, password) => {
          await session.logIn(username, password);
          if (session.getSnapshot().phase === 'logged_in') announce(say.login.again);
        }}
        onLeave={logOut}
      />
      <ConfirmDialog
        open={pending !== null || loggingOut}
        title={say.unsaved.title}
        text={say.unsaved.text}
        confirm={say.unsaved.leave}
        cancel={say.unsaved.stay}
        danger
        onConfirm={() => {
          if (loggingOut) void session.logOut();
          else leave();
        }}
        onClose={() => {
          setLoggingOut(false);
          stay();
        }}
      />
    </StudioContext>
  );
}
