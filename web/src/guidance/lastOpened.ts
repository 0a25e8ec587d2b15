let last: string | null = null;

/** Remember which occupation was opened from the result, while the page is open. */
export function rememberOpened(id: string): void {
  last = id;
}

/** Return it to who comes back to the result; once. */
export function takeLastOpened(): string | null {
  const found = last;
  last = null;
  return found;
}
