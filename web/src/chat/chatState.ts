import type { ConversationView, MessageView } from '../protocol/types';
import type { OutboxItem } from './outbox';

export type Lang = ConversationView['lang'];
export type StateName = ConversationView['state'];

/** `live`: socket. `polling`: HTTP now and then. `offline`: neither answers. */
export type Connection = 'connecting' | 'live' | 'polling' | 'offline';

/** Everything the chat shows; a new object on every change. */
export interface ChatState {
  /** `idle`: not opened. `starting`: asks for a conversation. `failed`: got none. `ready`: there is one. */
  phase: 'idle' | 'starting' | 'failed' | 'ready';
  connection: Connection;
  /** Whether the messages from before have arrived: what comes after them is news. */
  historyLoaded: boolean;
  state: StateName;
  queuePosition: number | null;
  counsellorName: string | null;
  lang: Lang;
  messages: readonly MessageView[];
  outbox: readonly OutboxItem[];
  typing: 'bot' | 'counsellor' | null;
  counsellorHasRead: number;
  /** `replaced`: the earlier conversation is gone and this is a new one. */
  notice: 'replaced' | null;
  /** A sentence from the service about the last action that was refused, or `unreachable`. */
  failure: string | null;
}

export const UNREACHABLE = 'unreachable';

export const emptyChat: ChatState = {
  phase: 'idle',
  connection: 'connecting',
  historyLoaded: false,
  state: 'bot',
  queuePosition: null,
  counsellorName: null,
  lang: 'nb',
  messages: [],
  outbox: [],
  typing: null,
  counsellorHasRead: 0,
  notice: null,
  failure: null,
};
