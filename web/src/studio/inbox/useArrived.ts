import { useEffect, useRef, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { useStudio } from '../shell/StudioContext';
import { studioApi } from '../studioApi';
import type { InboxView } from '../wire';
import { arrivedSince } from './arrived';

const EVERY_MS = 60_000;

/** How many utterances came since the inbox was fetched, looked up while the page is seen; said aloud once. */
export function useArrived(known: InboxView | null): number {
  const { announce } = useStudio();
  const [counts, setCounts] = useState<InboxView | null>(null);
  const toldOf = useRef<InboxView | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'visible') return;
      // Nobody asked for it, so nobody is told when it fails.
      studioApi.inboxCounts().then(setCounts, () => undefined);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const arrived = arrivedSince(known, counts);
  useEffect(() => {
    if (arrived === 0 || toldOf.current === known) return;
    toldOf.current = known;
    announce(say.inbox.arrived(arrived));
  }, [arrived, known, announce]);
  return arrived;
}
