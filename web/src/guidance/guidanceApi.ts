import type { Lang } from '../chat/chatState';
import type { Identity } from '../chat/identity';
import { request } from '../http/request';
import type { RiasecLetter } from '../site/occupation';
import type {
  AnswerTaken,
  Form,
  GuidanceTexts,
  Reflection,
  Result,
  Safety,
  Value,
  Wants,
  Words,
} from './wire';

const BASE = '/api/v1/guidance';

/** Which reflection, and the secret that opens it. */
export interface ReflectionKey {
  id: string;
  token: string;
}

/** What a person says to an item: a value, null to pass over, or words. */
export type Given = { value: Value | null } | { text: string };

export const readTexts = (lang: Lang) => request<GuidanceTexts>(`${BASE}/texts?lang=${lang}`);

/** Return what each activity is called in a language, by its id. */
export async function readItemTexts(lang: Lang): Promise<ReadonlyMap<string, string>> {
  const answer = await request<{ items: { id: string; text: string }[] }>(`${BASE}/items?lang=${lang}`);
  return new Map(answer.items.map((item) => [item.id, item.text]));
}

/** Begin a reflection. The seed, at random, decides in which order the first questions come. */
export async function createReflection(form: Form, lang: Lang): Promise<ReflectionKey> {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const body = { form, lang, seed };
  const made = await request<{ session_id: string; token: string }>(`${BASE}/sessions`, {
    method: 'POST',
    body,
  });
  return { id: made.session_id, token: made.token };
}

/** Return the reflection of the conversation in this browser. Raises RequestFailed when it has none. */
export async function readFromChat(conversation: Identity): Promise<ReflectionKey> {
  const path = `${BASE}/conversations/${encodeURIComponent(conversation.conversationId)}/link`;
  const found = await request<{ session_id: string; token: string }>(path, {
    method: 'POST',
    headers: { authorization: `Bearer ${conversation.token}` },
  });
  return { id: found.session_id, token: found.token };
}

/** What can be done with one reflection. The language is that of refusals and of the result. */
export function reflectionApi(key: ReflectionKey, lang: Lang) {
  const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path = '', body?: unknown) =>
    request<T>(`${BASE}/sessions/${encodeURIComponent(key.id)}${path}?lang=${lang}`, {
      method,
      body,
      headers: { authorization: `Bearer ${key.token}` },
    });
  return {
    read: () => call<Reflection>('GET'),
    answer: (itemId: string, given: Given) =>
      call<AnswerTaken>('PUT', `/answers/${encodeURIComponent(itemId)}`, given),
    resume: () => call<Reflection>('POST', '/resume'),
    restart: () => call<Reflection>('POST', '/restart'),
    putWords: (words: { text: string; accepted?: boolean; types?: RiasecLetter[] }) =>
      call<Words>('PUT', '/words', words),
    putWants: (wants: Wants) => call<Wants & { safety: Safety | null }>('PUT', '/wants', wants),
    result: () => call<Result>('GET', '/result'),
    consent: (consent: boolean, conversation: Identity | null) =>
      call<{ consent: boolean }>('PUT', '/consent', {
        consent,
        conversation_id: conversation?.conversationId ?? null,
        conversation_token: conversation?.token ?? null,
      }),
    share: () => call<{ token: string }>('POST', '/share'),
    remove: () => call<null>('DELETE'),
  };
}
