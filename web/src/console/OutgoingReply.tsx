import { Button } from '@digdir/designsystemet-react';
import type { OutboxItem } from '../chat/outbox';
import { consoleTexts as say } from '../texts/console';
import { PlainText } from '../ui/PlainText';
import { useConsoleClient } from './ConsoleContext';

interface Props {
  item: OutboxItem;
  onEdit: (text: string) => void;
}

/** A reply on its way, or one that did not get there. */
export function OutgoingReply({ item, onEdit }: Props) {
  const client = useConsoleClient();
  return (
    <li
      className="said said--counsellor said--outgoing"
      data-testid="console-message"
      data-author="counsellor"
    >
      <div className="said__body">
        <PlainText text={item.text} />
      </div>
      {item.status === 'sending' ? (
        <p className="said__status" aria-live="off">
          {say.pane.sending}
        </p>
      ) : (
        <div className="said__trouble">
          <p>
            {item.status === 'delayed' ? say.pane.delayed : say.pane.refused}
            {item.problem?.detail ? ` ${item.problem.detail}` : ''}
          </p>
          <Button variant="secondary" data-size="sm" onClick={() => client.retry(item.clientId)}>
            {say.pane.retry}
          </Button>
          {item.status === 'refused' && (
            <Button variant="tertiary" data-size="sm" onClick={() => onEdit(client.takeBack(item.clientId))}>
              {say.pane.edit}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
