import type { Connection } from '../chat/chatState';
import type { OutboxItem } from '../chat/outbox';
import type { ConversationView, MessageView, QueueItem, QueueView, UserView } from '../protocol/types';

/** A conversation as it lies open on the counsellor's desk. */
export interface Desk {
  state: ConversationView['state'];
  counsellorName: string | null;
  messages: readonly MessageView[];
  historyLoaded: boolean;
  typing: boolean;
  /** Whether it is ours to write in or, while it waits, ours to read. */
  watched: boolean;
}

export interface ConsoleState {
  phase: 'checking' | 'logged_out' | 'logged_in';
  user: UserView | null;
  connection: Connection;
  queue: QueueView | null;
  desks: Readonly<Record<string, Desk>>;
  selected: string | null;
  outbox: readonly OutboxItem[];
  /** A sentence about what was refused last. */
  failure: string | null;
}

export const emptyDesk: Desk = {
  state: 'waiting',
  counsellorName: null,
  messages: [],
  historyLoaded: false,
  typing: false,
  watched: true,
};

export const emptyConsole: ConsoleState = {
  phase: 'checking',
  user: null,
  connection: 'connecting',
  queue: null,
  desks: {},
  selected: null,
  outbox: [],
  failure: null,
};

/** Return how the lists show a conversation, or undefined when it is in none of them. */
export function itemOf(queue: QueueView | null, conversationId: string | null): QueueItem | undefined {
  if (queue === null || conversationId === null) return undefined;
  return [...queue.mine, ...queue.waiting].find((item) => item.conversation_id === conversationId);
}
