import { createContext, useContext } from 'react';
import type { Lang } from '../chat/chatState';
import type { Texts } from '../texts';

export interface SiteTools {
  lang: Lang;
  texts: Texts;
  /** Go to one of our pages without loading everything anew. */
  go: (path: string) => void;
}

export const SiteContext = createContext<SiteTools | null>(null);

export function useSite(): SiteTools {
  const tools = useContext(SiteContext);
  if (tools === null) throw new Error('SiteContext is missing');
  return tools;
}

/** Open the chat beside the page, with a question ready to be sent. */
export function openChat(text?: string): void {
  window.Veiviser?.open(text === undefined ? {} : { text });
}
