/** Return a title as it is written inside a sentence: «Rørlegger» as «rørlegger», but «IT-leder» as it is. */
export function inSentence(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
