import { readIdentity } from '../chat/identity';
import { localStore } from '../chat/storage';
import { RequestFailed } from '../http/problem';
import { readFromChat } from './guidanceApi';
import { keepSaved } from './saved';

/** What the chat's link to the whole result ends with: the secret is asked for with the conversation's own. */
const FROM_CHAT = '#samtale';

export const comesFromChat = (): boolean => window.location.hash === FROM_CHAT;

/** Remember the reflection of the conversation in this browser, opened at its result; without one nothing changes. */
export async function adoptFromChat(): Promise<void> {
  history.replaceState(history.state, '', window.location.pathname + window.location.search);
  const conversation = readIdentity(localStore);
  if (conversation === null) return;
  try {
    keepSaved(localStore, await readFromChat(conversation), 'result');
  } catch (error) {
    if (!(error instanceof RequestFailed) || error.status !== 404) throw error;
  }
}
