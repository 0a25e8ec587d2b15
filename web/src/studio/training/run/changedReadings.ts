import type { ChangedReading, ChangeVerdict } from '../wire';

/** The order in which one wants to see them: what got worse first. */
export const VERDICTS: readonly ChangeVerdict[] = ['worse', 'better', 'other'];

/** The changed readings of a verdict, or all, the worse first; otherwise in the service's order. */
export function shownReadings(
  changed: readonly ChangedReading[],
  only: ChangeVerdict | 'all',
): ChangedReading[] {
  return changed
    .filter(({ verdict }) => only === 'all' || verdict === only)
    .sort((one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict));
}
