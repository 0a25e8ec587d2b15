/** Longest message the service takes, in characters. */
export const LONGEST_MESSAGE = 2000;

/** Return how long a message is, counted in characters as the service does: an emoji is not two. */
export function messageLength(text: string): number {
  return Array.from(text.trim()).length;
}
