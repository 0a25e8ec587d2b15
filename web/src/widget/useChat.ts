import { useSyncExternalStore } from 'react';
import type { ChatClient } from '../chat/chatClient';
import type { ChatState } from '../chat/chatState';

/** The chat as it stands; renders again on every change. */
export function useChat(client: ChatClient): ChatState {
  return useSyncExternalStore(client.subscribe, client.getSnapshot);
}
