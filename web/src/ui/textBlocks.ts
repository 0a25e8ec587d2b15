/** A paragraph with its lines, or a list with its items. */
export type TextBlock = { kind: 'paragraph'; lines: string[] } | { kind: 'list'; items: string[] };

const ITEM = /^\s*[-–•]\s+(.*)$/;

/** Return a plain text as blocks: lines that begin with "- " are list items; an empty line ends a paragraph. */
export function textBlocks(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  let open: TextBlock | null = null;
  for (const line of text.split(/\r?\n/)) {
    const item = ITEM.exec(line)?.[1];
    if (line.trim() === '') {
      open = null;
    } else if (item !== undefined) {
      if (open?.kind === 'list') open.items.push(item);
      else blocks.push((open = { kind: 'list', items: [item] }));
    } else if (open?.kind === 'paragraph') {
      open.lines.push(line);
    } else {
      blocks.push((open = { kind: 'paragraph', lines: [line] }));
    }
  }
  return blocks;
}

/** A piece of text; `number` is set when it is a phone number, without its spaces. */
export interface PhonePiece {
  text: string;
  number: string | null;
}

// Emergency numbers have three digits (11x); helplines and the legevakt have six that begin with 116.
const PHONE = /(?<!\d[.,\s]?|-)(?:116\s?\d{3}|11[0-3])(?![.,\s]?\d)/g;

/** Cut a text at the Norwegian emergency and help numbers in it. */
export function phonePieces(text: string): PhonePiece[] {
  const pieces: PhonePiece[] = [];
  let end = 0;
  for (const match of text.matchAll(PHONE)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), number: null });
    pieces.push({ text: match[0], number: match[0].replace(/\s/g, '') });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), number: null });
  return pieces;
}
