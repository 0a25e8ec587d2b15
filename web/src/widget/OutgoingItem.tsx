import { Button } from '@digdir/designsystemet-react';
import type { OutboxItem } from '../chat/outbox';
import { PlainText } from '../ui/PlainText';
import { useChatTools } from './ChatContext';

interface Props {
  item: OutboxItem;
  onEdit: (text: string) => void;
}

/** A message on its way, or one that did not get there. */
export function OutgoingItem({ item, onEdit }: Props) {
  const { client, texts } = useChatTools();
  return (
    <li
      className="message message--citizen message--outgoing"
      data-testid="chat-message"
      data-author="citizen"
    >
      <p className="message__by">
        <span>{texts.chat.you}</span>
        <span className="sr-only">{`: `}</span>
      </p>
      <div className="message__body">
        <PlainText text={item.text} />
      </div>
      {item.status === 'sending' && (
        <p className="message__status" aria-live="off">
          {texts.chat.sending}
        </p>
      )}
      {item.status !== 'sending' && (
        <div className="message__trouble">
          <p>
            {item.status === 'delayed' ? texts.chat.delayed : texts.chat.refused}
            {item.problem?.detail ? ` ${item.problem.detail}` : ''}
          </p>
          <Button variant="secondary" data-size="sm" onClick={() => client.retry(item.clientId)}>
            {item.status === 'delayed' ? texts.chat.tryNow : texts.common.retry}
          </Button>
          {item.status === 'refused' && item.buttonId === null && (
            <Button variant="tertiary" data-size="sm" onClick={() => onEdit(client.takeBack(item.clientId))}>
              {texts.chat.edit}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
