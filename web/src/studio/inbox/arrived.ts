import type { InboxView } from '../wire';

type Counts = Pick<InboxView, 'open_items' | 'decided_items'>;

/** How many utterances came since `known` was told. A decision, whoever makes it, moves one between the two counts. */
export function arrivedSince(known: Counts | null, now: Counts | null): number {
  if (known === null || now === null) return 0;
  return Math.max(0, now.open_items + now.decided_items - known.open_items - known.decided_items);
}
