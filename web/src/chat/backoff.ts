const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * Return how long to wait before attempt `failures` + 1, in milliseconds.
 * It doubles with each failure and is spread over its upper half, so that clients don't all come back at once.
 */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + random() / 2));
}
