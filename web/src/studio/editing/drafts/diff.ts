/** A line of a unified diff, for people. */
export interface DiffLine {
  kind: 'added' | 'removed' | 'same' | 'gap';
  text: string;
}

/** Return the lines of a unified diff without its headers; a gap stands between the places that changed. */
export function diffLines(diff: string): DiffLine[] {
  const lines: DiffLine[] = [];
  let started = false;
  for (const line of diff.split('\n')) {
    if (line.startsWith('@@')) {
      if (started) lines.push({ kind: 'gap', text: '' });
      started = true;
    } else if (!started || line.startsWith('\\')) {
      continue;
    } else if (line.startsWith('+')) {
      lines.push({ kind: 'added', text: line.slice(1) });
    } else if (line.startsWith('-')) {
      lines.push({ kind: 'removed', text: line.slice(1) });
    } else if (line !== '') {
      lines.push({ kind: 'same', text: line.slice(1) });
    }
  }
  return lines;
}
