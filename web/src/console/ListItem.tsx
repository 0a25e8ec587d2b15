import { Tag } from '@digdir/designsystemet-react';
import { ExclamationmarkTriangleFillIcon } from '@navikt/aksel-icons';
import type { QueueItem } from '../protocol/types';
import { consoleTexts as say } from '../texts/console';
import { useConsoleClient } from './ConsoleContext';
import { elapsedWords } from './elapsed';

interface Props {
  item: QueueItem;
  selected: boolean;
  /** The time now, in milliseconds since 1970. */
  now: number;
}

/** One conversation in a list: what it is about, how long it has waited, whether it hurries. */
export function ListItem({ item, selected, now }: Props) {
  const client = useConsoleClient();
  const waiting = item.state === 'waiting';
  const reason = item.urgent_reason ?? item.reason;
  return (
    <li>
      <button
        type="button"
        className={`item ${item.urgent ? 'item--urgent' : ''}`}
        data-testid="queue-item"
        data-conversation={item.conversation_id}
        aria-current={selected ? 'true' : undefined}
        onClick={() => client.select(item.conversation_id)}
      >
        <span className="item__top">
          {item.urgent && (
            <span className="item__urgent">
              <ExclamationmarkTriangleFillIcon aria-hidden />
              {say.lists.urgent}
            </span>
          )}
          {waiting && item.waiting_since !== null && (
            <span className="item__time">{say.lists.waited(elapsedWords(item.waiting_since, now))}</span>
          )}
          {!waiting && item.unread > 0 && (
            <Tag data-color="accent" data-size="sm">
              {say.lists.unread(item.unread)}
            </Tag>
          )}
        </span>
        <span className="item__preview" lang={item.lang}>
          {item.preview || say.lists.noPreview}
        </span>
        <span className="item__facts">
          <span className={`presence ${item.citizen_online ? 'presence--here' : ''}`}>
            <span className="presence__dot" aria-hidden />
            {item.citizen_online ? say.lists.online : say.lists.away}
          </span>
          <span>{say.languages[item.lang]}</span>
          {reason !== null && <span>{say.reasons[reason] ?? reason}</span>}
        </span>
      </button>
    </li>
  );
}
