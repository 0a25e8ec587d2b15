import { expect, it } from 'vitest';
import { elapsedWords } from './elapsed';

const since = '2026-11-24T09:00:00Z';
const after = (seconds: number) => elapsedWords(since, new Date(since).getTime() + seconds * 1000);

it('says how long somebody has waited, coarser as it grows', () => {
  expect([0, 59, 60, 3599, 3600, 3900, 86_400, 200_000].map(after)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 t 0 min',
    '1 t 5 min',
    '1 dag',
    '2 dager',
  ]);
});

it('never says less than nothing when clocks differ', () => {
  expect(after(-5)).toBe('0 s');
});
