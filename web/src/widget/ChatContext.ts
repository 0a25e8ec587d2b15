import { createContext, useContext } from 'react';
import type { ChatClient } from '../chat/chatClient';
import type { Lang } from '../chat/chatState';
import type { Texts } from '../texts';

export interface ChatTools {
  client: ChatClient;
  lang: Lang;
  texts: Texts;
}

export const ChatContext = createContext<ChatTools | null>(null);

/** The chat client, and the language its surroundings speak. */
export function useChatTools(): ChatTools {
  const tools = useContext(ChatContext);
  if (tools === null) throw new Error('ChatContext is missing');
  return tools;
}
