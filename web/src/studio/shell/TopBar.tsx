import { Button } from '@digdir/designsystemet-react';
import { LeaveIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../texts/studio';
import { Logo } from '../../ui/Logo';
import { DraftPicker } from './DraftPicker';
import { useStudio } from './StudioContext';

/** Where we are, which draft changes go into, and who we are. */
export function TopBar({ onLogOut }: { onLogOut: () => void }) {
  const { user } = useStudio();
  return (
    <header className="topbar">
      <p className="topbar__brand">
        <Logo />
        <span>
          {say.service} <span className="topbar__sub">{say.title}</span>
        </span>
      </p>
      <DraftPicker />
      <p className="topbar__who">{user.name}</p>
      <Button variant="tertiary" data-size="sm" onClick={onLogOut}>
        <LeaveIcon aria-hidden />
        {say.logout}
      </Button>
    </header>
  );
}
