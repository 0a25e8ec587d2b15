import { studioTexts } from '../../../texts/studio';
import { learningTexts } from '../../../texts/studioLearning';
import type { Share } from '../wire';

const say = learningTexts.report;
const WIDE = 0.2;

/** A share that was counted, with its interval. */
export interface Counted {
  share: number;
  low: number;
  high: number;
}

/** A share with its interval, or null where nothing was counted. */
export function countedShare({ share, low, high }: Share): Counted | null {
  return share === null || low === null || high === null ? null : { share, low, high };
}

/** What a share is counted from and how sure it is, as sentences. */
export function shareSentences(told: Share): string[] {
  const counted = countedShare(told);
  if (counted === null) return [];
  const sentences = [
    say.of(told.count, told.of),
    say.interval(studioTexts.percent(counted.low), studioTexts.percent(counted.high)),
  ];
  return counted.high - counted.low > WIDE ? [...sentences, say.wide] : sentences;
}
