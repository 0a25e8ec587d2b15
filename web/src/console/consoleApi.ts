import { request } from '../http/request';
import type {
  CallbackView,
  ConversationView,
  QueueView,
  ReflectionShown,
  SessionView,
  UserView,
} from '../protocol/types';

// With the cookie, the service takes unsafe requests from our own pages only, and this header says so.
const OURS = { 'x-requested-with': 'veiviser', 'accept-language': 'nb' };
const post = <T>(path: string, body: unknown = {}) =>
  request<T>(path, { method: 'POST', body, headers: OURS });
const of = (conversationId: string, rest: string) =>
  `/api/v1/conversations/${encodeURIComponent(conversationId)}/${rest}`;

export type Step = 'claim' | 'hand-back' | 'transfer' | 'close';

/** The counsellor's side of the HTTP API, on the session cookie. Every function raises RequestFailed. */
export const consoleApi = {
  logIn: (username: string, password: string) =>
    post<SessionView>('/api/v1/sessions', { username, password }),
  whoAmI: () => request<UserView>('/api/v1/sessions/me', { headers: OURS }),
  logOut: () => request<unknown>('/api/v1/sessions/me', { method: 'DELETE', headers: OURS }),
  queue: () => request<QueueView>('/api/v1/queue', { headers: OURS }),
  read: (conversationId: string, after: number) =>
    request<ConversationView>(of(conversationId, `messages?after=${after}`), { headers: OURS }),
  write: (conversationId: string, clientId: string, text: string) =>
    post<ConversationView>(of(conversationId, 'messages'), { client_id: clientId, text }),
  step: (conversationId: string, step: Step) => post<ConversationView>(of(conversationId, step)),
  reflection: (conversationId: string) =>
    request<ReflectionShown>(of(conversationId, 'reflection'), { headers: OURS }),
  finishCallback: (id: string) => post<CallbackView>(`/api/v1/callbacks/${encodeURIComponent(id)}/done`),
};

/** What the client needs of it; the panel of the reflection asks by itself. */
export type ConsoleApi = Omit<typeof consoleApi, 'reflection'>;
