import { createContext, useContext } from 'react';
import type { UserView } from '../../protocol/types';
import type { Drafts } from './useDrafts';

/** What every screen of the studio may use. */
export interface Studio {
  user: UserView;
  drafts: Drafts;
  /** Go to one of the studio's pages; asks first when something there is unsaved. */
  go: (path: string) => void;
  /** Change the address without going anywhere: filters and the like. */
  replace: (path: string) => void;
  /** Say something to screen readers, politely. */
  announce: (text: string) => void;
  /** The sentence to show for something that failed; it may tell that the session is lost. */
  told: (error: unknown) => string;
  /** Be told when a lost session is there again; returns how to stop. */
  onAgain: (listener: () => void) => () => void;
  /** Ask before the page is left, until the returned function is called. */
  holdPage: () => () => void;
}

export const StudioContext = createContext<Studio | null>(null);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (studio === null) throw new Error('StudioContext is missing');
  return studio;
}
