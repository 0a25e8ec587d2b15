import { Button, Switch } from '@digdir/designsystemet-react';
import { QuestionmarkCircleIcon, LeaveIcon } from '@navikt/aksel-icons';
import { consoleTexts as say } from '../texts/console';
import { Logo } from '../ui/Logo';
import { useConsoleClient } from './ConsoleContext';

interface Props {
  name: string;
  online: number | null;
  alerts: boolean;
  onAlerts: (on: boolean) => void;
  onShortcuts: () => void;
}

export function ConsoleHeader({ name, online, alerts, onAlerts, onShortcuts }: Props) {
  const client = useConsoleClient();
  return (
    <header className="console-header">
      <p className="console-header__brand">
        <Logo />
        <span>
          {say.service} <span className="console-header__sub">{say.title}</span>
        </span>
      </p>
      <Switch
        label={say.alerts}
        title={say.alertsHelp}
        checked={alerts}
        data-size="sm"
        onChange={(event) => onAlerts(event.target.checked)}
      />
      <Button variant="tertiary" data-size="sm" onClick={onShortcuts}>
        <QuestionmarkCircleIcon aria-hidden />
        {say.shortcuts}
      </Button>
      <p className="console-header__who">
        <strong>{name}</strong>
        {online !== null && <span>{say.online(online)}</span>}
      </p>
      <Button variant="secondary" data-size="sm" onClick={() => void client.logOut()}>
        <LeaveIcon aria-hidden />
        {say.logout}
      </Button>
    </header>
  );
}
