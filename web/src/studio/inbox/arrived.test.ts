import { expect, it } from 'vitest';
import { arrivedSince } from './arrived';

const counts = (open_items: number, decided_items: number) => ({ open_items, decided_items });

it('counts what came, also when some of it, or of what was there, is decided meanwhile', () => {
  expect(arrivedSince(counts(10, 4), counts(13, 4))).toBe(3);
  expect(arrivedSince(counts(10, 4), counts(6, 11))).toBe(3);
});

it('counts nothing when decisions are all that happened, or old utterances are forgotten', () => {
  expect(arrivedSince(counts(10, 4), counts(7, 7))).toBe(0);
  expect(arrivedSince(counts(10, 4), counts(10, 1))).toBe(0);
});

it('counts nothing before the inbox, or its counts, are known', () => {
  expect(arrivedSince(null, counts(3, 0))).toBe(0);
  expect(arrivedSince(counts(3, 0), null)).toBe(0);
});
