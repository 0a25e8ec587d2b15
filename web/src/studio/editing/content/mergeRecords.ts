import { getAt, isRecord, same, setAt, type Path } from './paths';
import type { RecordData } from '../../wire';

/** A field that both changed, differently. */
export interface FieldConflict {
  path: Path;
  before: unknown;
  mine: unknown;
  theirs: unknown;
}

export interface MergedRecord {
  /** Both people's changes; where they conflict, mine. */
  merged: RecordData;
  conflicts: FieldConflict[];
  /** Fields that only the other changed; they are taken. */
  taken: Path[];
}

/** Merge two people's edits of a record field by field; a list is one field. */
export function mergeRecords(base: RecordData, mine: RecordData, theirs: RecordData): MergedRecord {
  let merged: unknown = mine;
  const conflicts: FieldConflict[] = [];
  const taken: Path[] = [];
  for (const path of leaves([base, mine, theirs], [])) {
    const [before, my, their] = [getAt(base, path), getAt(mine, path), getAt(theirs, path)];
    if (same(my, their) || same(their, before)) continue;
    if (same(my, before)) {
      merged = setAt(merged, path, their);
      taken.push(path);
    } else {
      conflicts.push({ path, before, mine: my, theirs: their });
    }
  }
  return { merged: isRecord(merged) ? merged : {}, conflicts, taken };
}

/** Return the merged record with theirs wherever that was chosen. */
export function withChoices(
  { merged, conflicts }: MergedRecord,
  sides: readonly ('mine' | 'theirs')[],
): RecordData {
  const made = conflicts.reduce<unknown>(
    (record, { path, theirs }, index) => (sides[index] === 'theirs' ? setAt(record, path, theirs) : record),
    merged,
  );
  return isRecord(made) ? made : {};
}

/** The paths of what isn't divided further: everything but mappings. */
function leaves(values: readonly unknown[], path: Path): Path[] {
  const records = values.filter(isRecord);
  if (
    records.length === 0 ||
    values.some((value) => value !== undefined && value !== null && !isRecord(value))
  ) {
    return [path];
  }
  const keys = [...new Set(records.flatMap((record) => Object.keys(record)))];
  if (keys.length === 0) return [path];
  return keys.flatMap((key) =>
    leaves(
      values.map((value) => (isRecord(value) ? value[key] : undefined)),
      [...path, key],
    ),
  );
}
