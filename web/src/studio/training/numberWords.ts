/** Numbers as people read them in a sentence: a comma for decimals, and the unit in words. */

const number = (value: number, decimals: number) =>
  value.toLocaleString('nb-NO', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

/** A share, 0…1, as percent with one decimal: «93,4 %», which no line break parts. */
export const exactPercent = (share: number) => `${number(share * 100, 1)}\u00a0%`;

/** How far two shares lie apart: «1,2 prosentpoeng»; a hundredth of a percent is nothing. */
export const pointsApart = (difference: number) => `${number(Math.abs(difference) * 100, 1)} prosentpoeng`;

/** Whether a difference between shares shows with one decimal. */
export const shows = (difference: number) => Math.round(Math.abs(difference) * 1000) > 0;

/** A number with so many decimals, such as an F1 or a calibration error. */
export const decimal = (value: number, decimals = 2) => number(value, decimals);

/** A score 0…1 as 0…100 with one decimal. */
export const score = (value: number) => number(value * 100, 1);

/** Seconds in words: «4 sekunder», «1 minutt og 5 sekunder». Below ten with one decimal, when not whole. */
export function secondsWords(seconds: number): string {
  if (seconds < 10 && !Number.isInteger(seconds)) return `${number(seconds, 1)} sekunder`;
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  const rest = whole % 60;
  if (minutes === 0) return counted(rest, 'sekund', 'sekunder');
  const told = counted(minutes, 'minutt', 'minutter');
  return rest === 0 ? told : `${told} og ${counted(rest, 'sekund', 'sekunder')}`;
}

/** Whole seconds between two points in time, never below 0: clocks may differ. */
export const secondsSince = (iso: string, now: number) =>
  Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));

function counted(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`;
}
