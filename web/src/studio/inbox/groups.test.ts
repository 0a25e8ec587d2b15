import { describe, expect, it } from 'vitest';
import type { InboxGroup, InboxItemView, InboxView } from '../wire';
import { groupAfter, groupAt, reasonsOf, remainingGroups, suggestionsOf, temasOf, thoughtOf } from './groups';

const item = (id: string, change: Partial<InboxItemView> = {}): InboxItemView => ({
  id,
  text_masked: id,
  lang: 'nb',
  reason: 'unsure',
  predicted: null,
  confidence: null,
  ranking: [],
  nearest: [],
  context: [],
  response: null,
  at: '2026-11-26T10:00:00Z',
  ...change,
});
const group = (id: string, ...items: InboxItemView[]): InboxGroup => ({
  id,
  priority: 1,
  title: id,
  suggested: null,
  random: false,
  items,
});
const groups = [group('a', item('a1'), item('a2')), group('b', item('b1')), group('c', item('c1'))];
const view: InboxView = { groups, open_items: 4, decided_items: 0 };

describe('after a decision', () => {
  it('what is decided is gone, and so are groups with nothing left', () => {
    const left = remainingGroups(view, new Set(['a1', 'b1']));
    expect(left.map(({ id, items }) => [id, items.length])).toEqual([
      ['a', 1],
      ['c', 1],
    ]);
  });

  it('the same group stays while something is left of it', () => {
    expect(groupAfter(groups, 'a', new Set(['a1']))).toBe('a');
  });

  it('the next group comes, and from the end the one before', () => {
    expect(groupAfter(groups, 'a', new Set(['a1', 'a2']))).toBe('b');
    expect(groupAfter(groups, 'c', new Set(['c1']))).toBe('b');
    expect(groupAfter(groups, 'c', new Set(['a1', 'a2', 'b1', 'c1']))).toBeNull();
  });
});

it('stepping through the groups stops at the ends', () => {
  expect(groupAt(groups, 'a', 1)).toBe('b');
  expect(groupAt(groups, 'a', -1)).toBe('a');
  expect(groupAt(groups, 'c', 1)).toBe('c');
  expect(groupAt(groups, null, 1)).toBe('a');
  expect(groupAt([], 'a', 1)).toBeNull();
});

it('a group is summed up by what is most frequent in it', () => {
  const items = [
    item('1', { predicted: 'ask_cv', confidence: 0.4, reason: 'handoff' }),
    item('2', { predicted: 'ask_cv', confidence: 0.6 }),
    item('3', { predicted: 'greet', confidence: 0.9 }),
  ];
  const thought = thoughtOf(items);
  expect(thought?.intent).toBe('ask_cv');
  expect(thought?.confidence).toBeCloseTo(0.5);
  expect(thoughtOf([item('1'), item('2', { predicted: 'nlu_fallback', confidence: 0.3 })])).toBeNull();
  expect(reasonsOf(items)).toEqual(['unsure', 'handoff']);
});

it('accepting puts each utterance into what the bot thought of it', () => {
  const mixed = group('m', item('1', { predicted: 'ask_cv' }), item('2', { predicted: 'greet' }), item('3'));
  expect(temasOf({ item_ids: ['1', '2'], action: 'accept' }, mixed)).toEqual(['ask_cv', 'greet']);
  expect(temasOf({ item_ids: ['1'], action: 'relabel', intent: 'ask_pay' }, mixed)).toEqual(['ask_pay']);
  expect(temasOf({ item_ids: ['1'], action: 'not_useful', intent: null }, mixed)).toEqual([]);
});

it('suggests what the neighbours say before what the bot considered, and nothing twice', () => {
  const items = [
    item('1', {
      nearest: [{ text: 'x', intent: 'ask_cv', likeness: 0.8 }],
      ranking: [
        { intent: 'nlu_fallback', confidence: 0.5 },
        { intent: 'ask_cv', confidence: 0.3 },
        { intent: 'greet', confidence: 0.1 },
      ],
    }),
  ];
  expect(suggestionsOf(items, 'ask_points')).toEqual([
    { intent: 'ask_points', from: 'neighbours' },
    { intent: 'ask_cv', from: 'neighbours' },
    { intent: 'greet', from: 'bot' },
  ]);
});
