import { useEffect, useState } from 'react';
import type { ChatClient } from '../chat/chatClient';
import type { ChatState } from '../chat/chatState';
import type { Host } from './host';

/** Tell the service what has been seen, and the page around us how many messages have not. */
export function useUnread(client: ChatClient, host: Host, chat: ChatState, shown: boolean): void {
  const last = chat.messages.at(-1)?.seq ?? 0;
  const [seen, setSeen] = useState<number | null>(null);
  // While the chat is in sight, and for what was there when it loaded, everything counts as seen.
  if ((shown || (seen === null && chat.historyLoaded)) && seen !== last) setSeen(last);

  const unread = shown
    ? 0
    : chat.messages.filter((one) => one.seq > (seen ?? last) && one.author !== 'citizen').length;
  useEffect(() => {
    host.tell({ type: 'unread', count: unread });
  }, [host, unread]);

  useEffect(() => {
    if (!shown) return;
    const tell = () => {
      if (!document.hidden) client.tellRead();
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [client, shown, last, chat.connection]);
}
