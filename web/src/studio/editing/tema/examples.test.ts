import { describe, expect, it } from 'vitest';
import { editOf, rowsOf, withLines, withRow, type ExampleRow } from './exampleEdits';
import { conflictsOf, mergedEdit, sidesOf, suggestedSide } from './mergeExamples';

const key = (rows: readonly ExampleRow[], text: string) => rows.find((row) => row.before === text)?.key ?? '';

describe('editing examples', () => {
  it('takes pasted lines without list marks, empty lines and what is there already', () => {
    const { rows, duplicates } = withLines(
      rowsOf(['når er fristen']),
      '- ka e fristen\n\n  Når er fristen \n ka e  fristen',
    );
    expect(rows.map((row) => row.after)).toEqual(['ka e fristen', 'når er fristen']);
    expect(duplicates).toBe(2);
  });

  it('saves what differs, and nothing when nothing does', () => {
    let rows = rowsOf(['a', 'b', 'c']);
    expect(editOf(rows)).toEqual({ add: [], remove: [], change: [] });
    rows = withRow(rows, key(rows, 'a'), 'A!');
    rows = withRow(rows, key(rows, 'b'), null);
    rows = withLines(rows, 'd').rows;
    expect(editOf(rows)).toEqual({ add: ['d'], remove: ['b'], change: [{ before: 'a', after: 'A!' }] });
  });

  it('forgets a new example that is removed again', () => {
    const { rows } = withLines(rowsOf(['a']), 'ny');
    expect(withRow(rows, rows[0]?.key ?? '', null)).toEqual(rowsOf(['a']));
  });
});

describe('merging with what somebody else saved', () => {
  const edited = () => {
    let rows = rowsOf(['keep', 'mine', 'gone', 'theirs']);
    rows = withRow(rows, key(rows, 'mine'), 'mine changed');
    rows = withRow(rows, key(rows, 'gone'), null);
    return withLines(rows, 'added').rows;
  };

  it('shows what differs, each with what its side meant to do', () => {
    const { conflicts, same } = conflictsOf(edited(), ['keep', 'mine', 'gone', 'their own']);
    expect(conflicts).toEqual([
      { kind: 'added_by_me', mine: 'added', theirs: null },
      { kind: 'changed_by_me', mine: 'mine changed', theirs: 'mine' },
      { kind: 'removed_by_me', mine: null, theirs: 'gone' },
      { kind: 'removed_by_them', mine: 'theirs', theirs: null },
      { kind: 'added_by_them', mine: null, theirs: 'their own' },
    ]);
    expect(same).toBe(1);
  });

  it('keeps both people’s changes when the suggestions are followed', () => {
    const { conflicts } = conflictsOf(edited(), ['keep', 'mine', 'gone', 'their own']);
    expect(mergedEdit(conflicts, conflicts.map(suggestedSide))).toEqual({
      add: ['added'],
      remove: ['gone'],
      change: [{ before: 'mine', after: 'mine changed' }],
    });
  });

  it('changes nothing when theirs is chosen everywhere, and can take both wordings', () => {
    const { conflicts } = conflictsOf(edited(), ['keep', 'mine', 'gone', 'theirs']);
    expect(
      mergedEdit(
        conflicts,
        conflicts.map(() => 'theirs' as const),
      ),
    ).toEqual({ add: [], remove: [], change: [] });
    const both = conflicts.map((conflict) => sidesOf(conflict).at(-1) ?? 'mine');
    expect(mergedEdit(conflicts, both).add).toEqual(['mine changed']);
  });

  it('sees no conflict where both did the same', () => {
    expect(conflictsOf(edited(), ['keep', 'mine changed', 'theirs', 'added']).conflicts).toEqual([]);
  });

  it('keeps my wording when the other removed the example I changed', () => {
    const { conflicts } = conflictsOf(edited(), ['keep', 'theirs', 'added']);
    expect(conflicts).toEqual([{ kind: 'edited_and_removed', mine: 'mine changed', theirs: null }]);
    expect(mergedEdit(conflicts, conflicts.map(suggestedSide)).add).toEqual(['mine changed']);
  });
});
