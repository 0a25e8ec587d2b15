import type { ExampleEdit, ExampleRow } from './exampleEdits';

export type MergeKind =
  | 'added_by_me'
  | 'added_by_them'
  | 'removed_by_me'
  | 'removed_by_them'
  | 'changed_by_me'
  | 'edited_and_removed';
export type Side = 'mine' | 'theirs' | 'both';

/** An example that two people have differently; null is where a side doesn't have it. */
export interface ExampleConflict {
  kind: MergeKind;
  mine: string | null;
  theirs: string | null;
}

/** Return what differs between my rows and what stands there now, and how many examples are the same. */
export function conflictsOf(
  rows: readonly ExampleRow[],
  theirs: readonly string[],
): { conflicts: ExampleConflict[]; same: number } {
  const standing = new Set(theirs);
  const base = new Set(rows.flatMap((row) => row.before ?? []));
  const mine = new Set(rows.flatMap((row) => row.after ?? []));
  const conflicts: ExampleConflict[] = [];
  for (const { before, after } of rows) {
    if (before === null) {
      if (after !== null && !standing.has(after))
        conflicts.push({ kind: 'added_by_me', mine: after, theirs: null });
    } else if (before === after) {
      if (!standing.has(before)) conflicts.push({ kind: 'removed_by_them', mine: before, theirs: null });
    } else if (after === null) {
      if (standing.has(before)) conflicts.push({ kind: 'removed_by_me', mine: null, theirs: before });
    } else if (standing.has(before)) {
      conflicts.push({ kind: 'changed_by_me', mine: after, theirs: before });
    } else if (!standing.has(after)) {
      conflicts.push({ kind: 'edited_and_removed', mine: after, theirs: null });
    }
  }
  for (const text of theirs) {
    if (!base.has(text) && !mine.has(text))
      conflicts.push({ kind: 'added_by_them', mine: null, theirs: text });
  }
  return { conflicts, same: theirs.filter((text) => mine.has(text)).length };
}

/** What each side meant to do is what is suggested. */
export function suggestedSide({ kind }: ExampleConflict): Side {
  return kind === 'added_by_them' || kind === 'removed_by_them' ? 'theirs' : 'mine';
}

/** Which sides can be chosen. «Both» makes sense only where each has a wording of its own. */
export function sidesOf({ mine, theirs }: ExampleConflict): Side[] {
  return mine !== null && theirs !== null ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
}

/** Return what is to be saved on top of theirs when a side is chosen for each conflict, in order. */
export function mergedEdit(conflicts: readonly ExampleConflict[], chosen: readonly Side[]): ExampleEdit {
  const edit: ExampleEdit = { add: [], remove: [], change: [] };
  for (const [index, { mine, theirs }] of conflicts.entries()) {
    const side = chosen[index];
    if (side === 'theirs') continue;
    if (theirs === null) edit.add.push(...(mine === null ? [] : [mine]));
    else if (mine === null) edit.remove.push(theirs);
    else if (side === 'both') edit.add.push(mine);
    else edit.change.push({ before: theirs, after: mine });
  }
  return edit;
}
