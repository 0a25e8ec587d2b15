import { useLayoutEffect, useRef } from 'react';
import type { ChatState } from '../chat/chatState';
import { useChatTools } from './ChatContext';
import { dayOf } from './dates';
import { entriesOf, lastCitizenSeq } from './entries';
import { MessageItem } from './MessageItem';
import { OutgoingItem } from './OutgoingItem';
import { TypingIndicator } from './TypingIndicator';

interface Props {
  chat: ChatState;
  visible: boolean;
  onReply: () => void;
  onEdit: (text: string) => void;
}

const NEAR_END_PX = 120;

/** The conversation. What is there already is not announced; what comes is, once. */
export function MessageList({ chat, visible, onReply, onEdit }: Props) {
  const { lang, texts } = useChatTools();
  const entries = entriesOf(chat.messages, chat.outbox);
  const scroller = useFollowingScroll(entries.length, chat.typing !== null, visible);
  const spoken = lastCitizenSeq(chat.messages);
  const answering = chat.outbox.length > 0;
  const lastRead = chat.messages.findLast(
    (message) => message.author === 'citizen' && message.seq <= chat.counsellorHasRead,
  );
  return (
    <div
      ref={scroller}
      className="log"
      role="log"
      aria-label={texts.chat.log}
      aria-live={chat.historyLoaded ? 'polite' : 'off'}
      aria-relevant="additions"
      tabIndex={0}
    >
      <ol className="messages">
        {entries.map((entry) => {
          if (entry.kind === 'outgoing')
            return <OutgoingItem key={entry.key} item={entry.item} onEdit={onEdit} />;
          const { message } = entry;
          return [
            entry.startsDay && (
              <li key={`${entry.key}-day`} className="day" aria-live="off">
                <span>{dayOf(message.created_at, lang)}</span>
              </li>
            ),
            <MessageItem
              key={entry.key}
              message={message}
              continues={entry.continues && !entry.startsDay}
              withButtons={chat.state !== 'closed' && !answering && message.seq > spoken}
              judgeable={entry.judgeable}
              wasRead={chat.state === 'with_counsellor' && message === lastRead}
              onReply={onReply}
            />,
          ];
        })}
      </ol>
      {chat.typing !== null && <TypingIndicator by={chat.typing} />}
    </div>
  );
}

/**
 * Keep the end in sight while the reader is there, but never scroll past the beginning of what is new.
 * Who has scrolled up to read is left in peace.
 */
function useFollowingScroll(count: number, typing: boolean, visible: boolean) {
  const scroller = useRef<HTMLDivElement>(null);
  const known = useRef({ count: 0, height: 0, top: 0, visible: false });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || !visible) {
      known.current.visible = visible;
      return;
    }
    const before = known.current;
    const firstSight = before.count === 0 || !before.visible;
    const wasNearEnd = element.scrollTop + element.clientHeight > before.height - NEAR_END_PX;
    // Who is still where the last news put them has not scrolled away from it.
    const stayed = Math.abs(element.scrollTop - before.top) < 4;
    const ownLast =
      element.querySelector('.messages > :last-child')?.getAttribute('data-author') === 'citizen';
    if (firstSight || wasNearEnd || (stayed && count > before.count) || (ownLast && count > before.count)) {
      const end = element.scrollHeight - element.clientHeight;
      const firstNew = count > before.count && !firstSight ? firstOf(element, count - before.count) : null;
      element.scrollTop =
        firstNew === null ? end : Math.min(end, firstNew.offsetTop - element.offsetTop - 12);
    }
    known.current = { count, height: element.scrollHeight, top: element.scrollTop, visible };
  }, [count, typing, visible]);
  return scroller;
}

/** Return the first of the last `count` messages. */
function firstOf(element: HTMLElement, count: number): HTMLElement | null {
  const messages = element.querySelectorAll<HTMLElement>('.message');
  return messages[messages.length - count] ?? null;
}
