const EVERY_MS = 1000;
const LONGEST_MS = 15_000;

/** Return how long to wait before asking again, in milliseconds, or null when there is nothing to wait for. */
export function nextDelay(underWay: boolean, failures: number, every = EVERY_MS): number | null {
  if (!underWay) return null;
  return failures === 0 ? every : Math.max(every, Math.min(LONGEST_MS, EVERY_MS * 2 ** failures));
}
