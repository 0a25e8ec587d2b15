/** Return how long ago a moment was, in short words: 40 s, 3 min, 1 t 5 min, 2 dager. */
export function elapsedWords(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - new Date(since).getTime()) / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} t ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 dag' : `${days} dager`;
}
