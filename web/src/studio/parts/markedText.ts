import type { MarkedEntity } from '../wire';

/** A part of a text that names something: [start, end) in UTF-16 units, as the browser counts. */
export interface Mark {
  start: number;
  end: number;
  entity: string;
  value: string;
}

export interface MarkedText {
  text: string;
  marks: readonly Mark[];
}

// [words](entity), [words](entity:value) and [words]{"entity": …}: the ways Rasa marks them.
const ANNOTATION = /\[([^\]]+)\](?:\(([^):]+)(?::([^)]*))?\)|(\{[^}]*\}))/g;

/** Read an example as Rasa writes it. What isn't a whole annotation stays as text. */
export function readExample(raw: string): MarkedText {
  const marks: Mark[] = [];
  let text = '';
  let end = 0;
  for (const match of raw.matchAll(ANNOTATION)) {
    const words = match[1] ?? '';
    const found = match[4] === undefined ? short(match[2], match[3], words) : long(match[4], words);
    if (found === null) continue;
    text += raw.slice(end, match.index);
    marks.push({ start: text.length, end: text.length + words.length, ...found });
    text += words;
    end = match.index + match[0].length;
  }
  return { text: text + raw.slice(end), marks };
}

/** Write a marked text as our files do. */
export function writeExample({ text, marks }: MarkedText): string {
  return pieces(text, marks)
    .map((piece) =>
      piece.mark === null
        ? piece.text
        : `[${piece.text}]{"entity": ${JSON.stringify(piece.mark.entity)}, "value": ${JSON.stringify(piece.mark.value)}}`,
    )
    .join('');
}

/** Whether an example can be shown as text with marks, and written back exactly as it was. */
export function isPlainlyMarked(raw: string): boolean {
  return writeExample(readExample(raw)) === raw;
}

/** Cut a text at its marks. */
export function pieces(text: string, marks: readonly Mark[]): { text: string; mark: Mark | null }[] {
  const cut: { text: string; mark: Mark | null }[] = [];
  let end = 0;
  for (const mark of [...marks].sort((one, other) => one.start - other.start)) {
    if (mark.start > end) cut.push({ text: text.slice(end, mark.start), mark: null });
    cut.push({ text: text.slice(mark.start, mark.end), mark });
    end = mark.end;
  }
  if (end < text.length) cut.push({ text: text.slice(end), mark: null });
  return cut;
}

/** Return a selection grown to whole words and without the spaces around it, or null when nothing is left. */
export function wordSpan(text: string, from: number, to: number): { start: number; end: number } | null {
  let start = Math.max(0, Math.min(from, to));
  let end = Math.min(text.length, Math.max(from, to));
  while (start < end && !isLetter(text[start])) start += 1;
  while (end > start && !isLetter(text[end - 1])) end -= 1;
  if (start === end) return null;
  while (start > 0 && isLetter(text[start - 1])) start -= 1;
  while (end < text.length && isLetter(text[end])) end += 1;
  return { start, end };
}

/** Add a mark; it takes the place of those it overlaps. */
export function withMark(marks: readonly Mark[], mark: Mark): Mark[] {
  const apart = marks.filter((other) => other.end <= mark.start || other.start >= mark.end);
  return [...apart, mark].sort((one, other) => one.start - other.start);
}

/** Return the marks whose words still stand in a text that was reworded, at their new places. */
export function carryMarks(before: MarkedText, text: string): Mark[] {
  let carried: Mark[] = [];
  let from = 0;
  for (const mark of [...before.marks].sort((one, other) => one.start - other.start)) {
    const words = before.text.slice(mark.start, mark.end);
    const start = text.indexOf(words, from);
    if (start < 0) continue;
    carried = withMark(carried, { ...mark, start, end: start + words.length });
    from = start + words.length;
  }
  return carried;
}

/** Return marks as they go over the wire: counted in characters (code points), as Python counts. */
export function toWire(text: string, marks: readonly Mark[]): MarkedEntity[] {
  const characters = (end: number) => Array.from(text.slice(0, end)).length;
  return marks.map((mark) => ({
    start: characters(mark.start),
    end: characters(mark.end),
    entity: 'occupation',
    value: mark.value,
  }));
}

function short(entity: string | undefined, value: string | undefined, words: string) {
  return entity === undefined ? null : { entity, value: value ?? words };
}

function long(json: string, words: string): { entity: string; value: string } | null {
  try {
    const found = JSON.parse(json) as { entity?: unknown; value?: unknown };
    if (typeof found.entity !== 'string') return null;
    return { entity: found.entity, value: typeof found.value === 'string' ? found.value : words };
  } catch {
    return null;
  }
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}-]/u.test(character);
}
