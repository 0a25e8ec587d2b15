import { request } from '../http/request';
import type {
  Availability,
  ConversationCreated,
  ConversationView,
  NewCitizenMessage,
} from '../protocol/types';
import type { Identity } from './identity';

const ROOT = '/api/v1/conversations';
// A turn of the bot may take its whole budget before the answer to a POST comes.
const TURN_MS = 20_000;

/** The citizen's side of the HTTP API. Every function raises RequestFailed. */
export interface CitizenApi {
  begin(lang: ConversationView['lang']): Promise<ConversationCreated>;
  read(identity: Identity, after: number): Promise<ConversationView>;
  post(identity: Identity, message: NewCitizenMessage): Promise<ConversationView>;
  act(identity: Identity, action: 'human' | 'leave-queue' | 'close'): Promise<ConversationView>;
  judge(identity: Identity, seq: number, value: -1 | 0 | 1): Promise<unknown>;
}

/** The API of the service that this page came from; `langOf` gives the language for its sentences. */
export function citizenApi(langOf: () => string): CitizenApi {
  const headers = (identity?: Identity): Record<string, string> => ({
    'accept-language': langOf(),
    ...(identity ? { authorization: `Bearer ${identity.token}` } : {}),
  });
  const of = (identity: Identity, rest: string) =>
    `${ROOT}/${encodeURIComponent(identity.conversationId)}/${rest}`;
  return {
    begin: (lang) => request(ROOT, { method: 'POST', body: { lang }, headers: headers() }),
    read: (identity, after) =>
      request(of(identity, `messages?after=${after}`), { headers: headers(identity) }),
    post: (identity, message) =>
      request(of(identity, 'messages'), {
        method: 'POST',
        body: message,
        headers: headers(identity),
        timeout: TURN_MS,
      }),
    act: (identity, action) =>
      request(of(identity, action), { method: 'POST', body: {}, headers: headers(identity) }),
    judge: (identity, seq, value) =>
      request(of(identity, 'feedback'), { method: 'POST', body: { seq, value }, headers: headers(identity) }),
  };
}

/** Return whether a person can be had now, in words. */
export function readAvailability(lang: string): Promise<Availability> {
  return request(`/api/v1/availability?lang=${lang}`);
}

/** Return the address of a conversation's socket, on the host this page came from. */
export function socketUrl(path: string, page: Pick<Location, 'protocol' | 'host'> = window.location): string {
  return `${page.protocol === 'https:' ? 'wss' : 'ws'}://${page.host}${path}`;
}
