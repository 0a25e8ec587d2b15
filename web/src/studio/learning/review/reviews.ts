import type { Pressed, Place } from '../../inbox/keys';
import type { ReviewView, Verdict } from '../wire';

/** The verdicts in the order of the keys 1–4. */
export const VERDICTS: readonly Verdict[] = ['resolved', 'partly', 'unresolved', 'unclear'];

export type ReviewKey = { verdict: Verdict } | { steps: 1 | -1 };

/** Return what a key does, or null when it is the browser's or a field's. */
export function reviewKey(pressed: Pressed, { typing, dialogOpen }: Place): ReviewKey | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || typing || dialogOpen) return null;
  const key = pressed.key.toLowerCase();
  if (key === 'j') return { steps: 1 };
  if (key === 'k') return { steps: -1 };
  const verdict = /^[1-4]$/.test(key) ? VERDICTS[Number(key) - 1] : undefined;
  // Held down, a key would judge conversations that nobody has read.
  return verdict === undefined || pressed.repeat === true ? null : { verdict };
}

/** How many have a verdict. */
export const judgedCount = (reviews: readonly ReviewView[]) =>
  reviews.filter(({ verdict }) => verdict !== null).length;

/** The next one without a verdict after `place`, going round; null when all have one. */
export function nextUnjudged(reviews: readonly ReviewView[], place: number): number | null {
  for (let step = 1; step <= reviews.length; step += 1) {
    const next = (place + step) % reviews.length;
    if (reviews[next]?.verdict === null) return next;
  }
  return null;
}

/** The sample with one conversation as it was answered. */
export function withReview(reviews: readonly ReviewView[], judged: ReviewView): ReviewView[] {
  return reviews.map((review) => (review.id === judged.id ? judged : review));
}
