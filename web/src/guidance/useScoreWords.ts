import { RIASEC_LETTERS } from '../site/occupation';
import { useSite } from '../site/SiteContext';
import { useGuidance } from './GuidanceContext';
import { levelOf, spreadOf } from './scores';
import type { Result } from './wire';

/** Each interest with how much of it there seems to be, and between what it may be, in words. */
export function useScoreWords(result: Result) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const { levels, between } = texts.guidance;
  return RIASEC_LETTERS.map((letter) => {
    const { low, high } = spreadOf(result, letter);
    const [least, most] = [levelOf(low), levelOf(high)];
    return {
      letter,
      name: say.types[letter].name,
      doing: say.types[letter].doing,
      level: levels[levelOf(result.scores[letter])] ?? '',
      range: least === most ? (levels[least] ?? '') : between(levels[least] ?? '', levels[most] ?? ''),
    };
  });
}
