/** A point in time, as staff write it: «26. nov. 2026, 10:15». */
export function whenWords(iso: string): string {
  const at = new Date(iso);
  const day = at.toLocaleDateString('nb-NO', { day: 'numeric', month: 'short', year: 'numeric' });
  return `${day}, ${at.toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' })}`;
}
