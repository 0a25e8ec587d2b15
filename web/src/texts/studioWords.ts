/** Small words that every room of the studio uses. */
/** A number with its word: `count('fil', 'filer')(2)` is «2 filer». */
export const count = (one: string, many: string) => (number: number) =>
  number === 1 ? `1 ${one}` : `${number} ${many}`;

/** A share, 0…1, as whole percent. */
export const percent = (share: number) => `${Math.round(share * 100)} %`;

export const languages = { nb: 'Bokmål', nn: 'Nynorsk', en: 'Engelsk' };

/** How sure the robot was, in words beside the number. */
export function sureness(confidence: number): string {
  if (confidence >= 0.85) return 'svært sikker';
  if (confidence >= 0.65) return 'ganske sikker';
  if (confidence >= 0.4) return 'usikker';
  return 'svært usikker';
}

export const examples = count('eksempel', 'eksempler');
