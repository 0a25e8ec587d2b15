// What the console's socket receives. The service sends these as plain objects, so they are written by hand.
import type { ConversationView, Ping, QueueView } from './types';
import type { Problem } from '../http/problem';

export type ConsoleServerFrame =
  | ({ type: 'queue' } & QueueView)
  | ({ type: 'event'; conversation_id: string } & ConversationView)
  | { type: 'ack'; conversation_id: string; client_id: string; seq: number }
  | { type: 'typing'; conversation_id: string; author: 'citizen' | 'bot' | 'counsellor' }
  | { type: 'gone'; conversation_id: string }
  | { type: 'error'; conversation_id?: string; client_id?: string; problem: Problem }
  | Ping;
