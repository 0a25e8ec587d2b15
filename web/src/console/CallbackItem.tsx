import { Button } from '@digdir/designsystemet-react';
import { PhoneIcon } from '@navikt/aksel-icons';
import type { CallbackView } from '../protocol/types';
import { consoleTexts as say } from '../texts/console';
import { useConsoleClient } from './ConsoleContext';

/** Somebody who wants to be phoned. */
export function CallbackItem({ callback }: { callback: CallbackView }) {
  const client = useConsoleClient();
  return (
    <li className="callback" data-testid="callback-item">
      <PhoneIcon aria-hidden />
      <div>
        <a href={`tel:${callback.phone_number.replace(/[^+\d]/g, '')}`}>{callback.phone_number}</a>
        <p>{callback.callback_time}</p>
      </div>
      <Button
        variant="secondary"
        data-size="sm"
        data-testid="callback-done"
        aria-label={say.lists.doneFor(callback.phone_number)}
        onClick={() => void client.finishCallback(callback.id)}
      >
        {say.lists.done}
      </Button>
    </li>
  );
}
