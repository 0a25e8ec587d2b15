import { shows } from '../numberWords';
import type { IntentFigures } from '../wire';

export type Column = 'name' | 'texts' | 'live' | 'candidate' | 'change' | 'recall';
export interface Sorting {
  by: Column;
  descending: boolean;
}

export interface TemaRow {
  intent: string;
  name: string;
  texts: number;
  live: number | null;
  candidate: number;
  /** Candidate less live; null for a tema the live model was not measured on. */
  change: number | null;
  recall: number;
  liveRecall: number | null;
}

/** The columns of the table, in order. */
export const COLUMNS: readonly Column[] = ['name', 'texts', 'live', 'candidate', 'change', 'recall'];

/** Temas as rows, named as people call them. */
export function temaRows(intents: readonly IntentFigures[], nameOf: (intent: string) => string): TemaRow[] {
  return intents.map((one) => ({
    intent: one.intent,
    name: nameOf(one.intent),
    texts: one.texts,
    live: one.live_f1,
    candidate: one.candidate_f1,
    change: one.live_f1 === null ? null : one.candidate_f1 - one.live_f1,
    recall: one.candidate_recall,
    liveRecall: one.live_recall,
  }));
}

/** Whether a tema is read otherwise than by the live model, as far as the table shows. */
export function isChanged(row: TemaRow): boolean {
  if (row.change === null || row.liveRecall === null) return true;
  return shows(row.change) || shows(row.recall - row.liveRecall);
}

/** Rows in the order asked for; what isn't known goes last either way, and equals go by name. */
export function sortedRows(rows: readonly TemaRow[], { by, descending }: Sorting): TemaRow[] {
  const direction = descending ? -1 : 1;
  return [...rows].sort((one, other) => {
    const byName = one.name.localeCompare(other.name, 'nb');
    if (by === 'name') return direction * byName;
    const [a, b] = [one[by], other[by]];
    if (a === null || b === null) return a === b ? byName : a === null ? 1 : -1;
    return direction * (a - b) || byName;
  });
}

/** What a press on a column's heading asks for: the other way round, or that column from its natural end. */
export function pressedColumn(now: Sorting, column: Column): Sorting {
  if (now.by === column) return { by: column, descending: !now.descending };
  return { by: column, descending: column === 'texts' };
}
