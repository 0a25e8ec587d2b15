import { createContext, useContext } from 'react';
import type { GuidanceTexts } from './wire';

export interface GuidanceWords {
  /** The reflection's own texts. */
  say: GuidanceTexts;
  /** What an activity is called in the page's language; a reflection keeps the language it was begun in. */
  itemText: (id: string, otherwise: string) => string;
}

export const GuidanceContext = createContext<GuidanceWords | null>(null);

export function useGuidance(): GuidanceWords {
  const words = useContext(GuidanceContext);
  if (words === null) throw new Error('GuidanceContext is missing');
  return words;
}
