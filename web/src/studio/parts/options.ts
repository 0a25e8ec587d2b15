/** Something to choose in a list. */
export interface Option {
  id: string;
  label: string;
  /** A little more about it, shown below the label. */
  hint?: string;
  /** Other words it is found by. */
  words?: string;
  group?: string;
}

/** Return the options that a search finds: every word must be there; those whose label begins with it go first. */
export function findOptions(options: readonly Option[], search: string): Option[] {
  const wanted = folded(search);
  if (wanted === '') return [...options];
  const words = wanted.split(' ');
  return options
    .map((option) => ({
      option,
      all: folded(`${option.label} ${option.hint ?? ''} ${option.words ?? ''} ${option.id}`),
    }))
    .filter(({ all }) => words.every((word) => all.includes(word)))
    .map(({ option }, place) => ({ option, place, rank: rankOf(folded(option.label), wanted) }))
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .map(({ option }) => option);
}

/** Return an option's place in a list after a key, or null when the key isn't one that moves. */
export function movedIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (index + 1) % count;
    case 'ArrowUp':
      return index <= 0 ? count - 1 : index - 1;
    case 'PageDown':
      return Math.min(count - 1, index + 8);
    case 'PageUp':
      return Math.max(0, index - 8);
    default:
      return null;
  }
}

/** Lower case, single spaces, and underscores as spaces. */
export function folded(text: string): string {
  return text
    .toLocaleLowerCase('nb')
    .replace(/[_\s]+/g, ' ')
    .trim();
}

function rankOf(label: string, wanted: string): number {
  if (label.startsWith(wanted)) return 0;
  return label.includes(` ${wanted}`) ? 1 : 2;
}
