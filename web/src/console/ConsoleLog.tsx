import { useLayoutEffect, useRef } from 'react';
import type { OutboxItem } from '../chat/outbox';
import { storedClientIds } from '../chat/transcript';
import { consoleTexts as say } from '../texts/console';
import { ConsoleMessage } from './ConsoleMessage';
import type { Desk } from './consoleState';
import { OutgoingReply } from './OutgoingReply';

interface Props {
  desk: Desk;
  outbox: readonly OutboxItem[];
  onEdit: (text: string) => void;
}

/** Everything that was said in a conversation, with the bot's part marked. */
export function ConsoleLog({ desk, outbox, onEdit }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const stored = storedClientIds(desk.messages, 'counsellor');
  const outgoing = outbox.filter((item) => !stored.has(item.clientId));
  const count = desk.messages.length + outgoing.length;
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [count, desk.typing]);
  return (
    <div
      ref={scroller}
      className="console-log"
      role="log"
      aria-label={say.pane.log}
      aria-live={desk.historyLoaded ? 'polite' : 'off'}
      aria-relevant="additions"
      tabIndex={0}
    >
      <ol>
        {desk.messages.map((message) => (
          <ConsoleMessage
            key={message.author === 'counsellor' ? (message.client_id ?? message.seq) : message.seq}
            message={message}
          />
        ))}
        {outgoing.map((item) => (
          <OutgoingReply key={item.clientId} item={item} onEdit={onEdit} />
        ))}
      </ol>
      {desk.typing && (
        <p className="console-typing" aria-live="off">
          {say.pane.typing}
        </p>
      )}
    </div>
  );
}
