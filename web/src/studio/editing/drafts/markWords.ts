/** A part of a text; `changed`: the other text doesn't have it here. */
export interface MarkedPiece {
  text: string;
  changed: boolean;
}

export interface MarkedTexts {
  before: MarkedPiece[];
  after: MarkedPiece[];
}

const WORD = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;
/** Above this many pairs of words the texts' middles are taken as wholly different. */
const MOST_PAIRS = 1_000_000;

/** Mark the words in which two texts differ, so that as many as can be stay unmarked. */
export function markWords(before: string, after: string): MarkedTexts {
  const old = before.match(WORD) ?? [];
  const now = after.match(WORD) ?? [];
  const head = alikeFromTheStart(old, now);
  const tail = alikeFromTheStart(old.slice(head).reverse(), now.slice(head).reverse());
  const middle = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)] as const;
  const kept = inBoth(...middle);
  return {
    before: pieces(
      old,
      keptPlaces(
        kept.map(([place]) => place),
        head,
        old.length - tail,
      ),
    ),
    after: pieces(
      now,
      keptPlaces(
        kept.map(([, place]) => place),
        head,
        now.length - tail,
      ),
    ),
  };
}

function alikeFromTheStart(one: readonly string[], other: readonly string[]): number {
  const different = one.findIndex((word, place) => word !== other[place]);
  return different < 0 ? one.length : different;
}

/** The places, in both, of a longest common subsequence. */
function inBoth(one: readonly string[], other: readonly string[]): [number, number][] {
  if (one.length * other.length > MOST_PAIRS) return [];
  const width = other.length + 1;
  const longest = new Uint32Array((one.length + 1) * width);
  const from = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        one[i] === other[j] ? from(i + 1, j + 1) + 1 : Math.max(from(i + 1, j), from(i, j + 1));
    }
  }
  const found: [number, number][] = [];
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) found.push([i++, j++]);
    else if (from(i + 1, j) >= from(i, j + 1)) i += 1;
    else j += 1;
  }
  return found;
}

/** Whether the word at a place is kept: outside [start, end) all are. */
function keptPlaces(middle: readonly number[], start: number, end: number): (place: number) => boolean {
  const kept = new Set(middle.map((place) => place + start));
  return (place) => place < start || place >= end || kept.has(place);
}

/** Join words to pieces; a space between two marked words is marked with them. */
function pieces(words: readonly string[], isKept: (place: number) => boolean): MarkedPiece[] {
  const marked = words.map((word, place) => {
    const between = word.trim() === '' && place > 0 && place + 1 < words.length;
    return !isKept(place) || (between && !isKept(place - 1) && !isKept(place + 1));
  });
  const joined: MarkedPiece[] = [];
  for (const [place, text] of words.entries()) {
    const changed = marked[place] ?? false;
    const last = joined.at(-1);
    if (last?.changed === changed) last.text += text;
    else joined.push({ text, changed });
  }
  return joined;
}
