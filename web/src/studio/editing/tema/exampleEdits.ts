import type { ExampleChange } from '../../wire';

/** An example while it is edited: what was loaded (null: new), and what it shall be (null: gone). */
export interface ExampleRow {
  key: string;
  before: string | null;
  after: string | null;
}

export interface ExampleEdit {
  add: string[];
  remove: string[];
  change: ExampleChange[];
}

export function rowsOf(examples: readonly string[]): ExampleRow[] {
  return examples.map((text, index) => ({ key: `${index} ${text}`, before: text, after: text }));
}

/** Add every line of a text as an example, before the others; lines that are there already are only counted. */
export function withLines(
  rows: readonly ExampleRow[],
  text: string,
): { rows: ExampleRow[]; duplicates: number } {
  const lines = linesOf(text);
  const there = new Set(rows.flatMap((row) => (row.after === null ? [] : [compared(row.after)])));
  const fresh: ExampleRow[] = [];
  for (const line of lines) {
    if (there.has(compared(line))) continue;
    there.add(compared(line));
    fresh.push({ key: `new ${line}`, before: null, after: line });
  }
  return { rows: [...fresh, ...rows], duplicates: lines.length - fresh.length };
}

/** The lines of a text, without list marks and empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^\s*[-*•]\s+/, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');
}

/** Change or (null) remove a row; a new row that is removed is gone altogether. */
export function withRow(rows: readonly ExampleRow[], key: string, after: string | null): ExampleRow[] {
  return rows.flatMap((row) => {
    if (row.key !== key) return [row];
    return after === null && row.before === null ? [] : [{ ...row, after }];
  });
}

/** What is to be saved. */
export function editOf(rows: readonly ExampleRow[]): ExampleEdit {
  const edit: ExampleEdit = { add: [], remove: [], change: [] };
  for (const { before, after } of rows) {
    if (before === after) continue;
    if (before === null) edit.add.push(after ?? '');
    else if (after === null) edit.remove.push(before);
    else edit.change.push({ before, after });
  }
  return edit;
}

export function editSize({ add, remove, change }: ExampleEdit): number {
  return add.length + remove.length + change.length;
}

function compared(text: string): string {
  return text.toLocaleLowerCase('nb');
}
