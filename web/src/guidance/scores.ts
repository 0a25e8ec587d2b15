import type { RiasecLetter } from '../site/occupation';
import type { Result } from './wire';

/** The scale of scores and answers. */
export const LOWEST = 1;
export const HIGHEST = 5;

/** Standard errors to each side that hold four fifths of what the score may be (normal distribution). */
const BAND = 1.3;

/** How much of an interest, in words: 0 little, 1 some, 2 much. */
export type Level = 0 | 1 | 2;

export interface Spread {
  low: number;
  high: number;
}

/** Return between which scores an interest likely lies, within the scale. */
export function spreadOf(result: Pick<Result, 'scores' | 'se'>, letter: RiasecLetter): Spread {
  const { [letter]: score } = result.scores;
  const { [letter]: error } = result.se;
  return { low: Math.max(LOWEST, score - BAND * error), high: Math.min(HIGHEST, score + BAND * error) };
}

/** Return a score's level; the middle one is as wide as an answer. */
export function levelOf(score: number): Level {
  return score < 2.5 ? 0 : score <= 3.5 ? 1 : 2;
}
