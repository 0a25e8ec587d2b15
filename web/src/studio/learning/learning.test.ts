import { describe, expect, it } from 'vitest';
import {
  exampleKey,
  fixedWords,
  inverseOf,
  leftOf,
  plainText,
  withKey,
  type AskedFix,
} from './quality/fixes';
import { countedShare, shareSentences } from './report/shareWords';
import { readWeek, weekWords } from './report/week';
import { judgedCount, nextUnjudged, reviewKey, withReview } from './review/reviews';
import type { ReviewView, Verdict } from './wire';

describe('weeks', () => {
  const iso = (text: string) => readWeek(text)?.monday.toISOString().slice(0, 10);

  it('begin on the Mondays of ISO 8601, also around New Year', () => {
    expect(iso('2026-W48')).toBe('2026-11-23');
    expect(iso('2026-W01')).toBe('2025-12-29');
    expect(iso('2026-W53')).toBe('2026-12-28');
    expect(iso('2021-W01')).toBe('2021-01-04');
  });

  it('are told with their days; anything else is left as it is', () => {
    expect(weekWords('2026-W48')).toBe('Uke 48, 2026 (23. november–29. november)');
    expect(weekWords('2026-48')).toBe('2026-48');
    expect(readWeek('2026-W54')).toBeNull();
  });
});

describe('shares', () => {
  it('are told with what they are counted from and how sure they are', () => {
    expect(shareSentences({ share: 0.62, low: 0.55, high: 0.69, count: 120, of: 193 })).toEqual([
      '120 av 193.',
      'Vi er 95 % sikre på at det riktige tallet er mellom 55 % og 69 %.',
    ]);
  });

  it('warn when the interval is wide', () => {
    const sentences = shareSentences({ share: 0.5, low: 0.2, high: 0.8, count: 3, of: 6 });
    expect(sentences.at(-1)).toContain('usikkert');
  });

  it('are not made up where nothing was counted, and nought is a number', () => {
    expect(countedShare({ share: null, low: null, high: null, count: 0, of: 0 })).toBeNull();
    expect(countedShare({ share: 0, low: 0, high: 0.1, count: 0, of: 30 })).toEqual({
      share: 0,
      low: 0,
      high: 0.1,
    });
  });
});

describe('fixes', () => {
  const asked = (fix: AskedFix['fix'], to: string | null = null): AskedFix => ({
    fix,
    text: 'hva tjener en [baker]{"entity": "occupation", "value": "baker"}',
    intent: 'ask_cv',
    to,
  });
  const name = (intent: string) => intent.toUpperCase();

  it('are told in words, without marks', () => {
    const done = { change_set_id: 'a', done: true, skipped: [] };
    expect(fixedWords(asked('move', 'ask_salary'), done, name)).toBe(
      '«hva tjener en baker» er flyttet til «ASK_SALARY».',
    );
    expect(plainText('hei')).toBe('hei');
  });

  it('say why they were not done', () => {
    const skipped = [{ text: 'x', why: 'held_out' as const, detail: '' }];
    const words = fixedWords(asked('move', 'b'), { change_set_id: null, done: false, skipped }, name);
    expect(words).toContain('Det står i prøvesettet');
    expect(fixedWords(asked('remove'), { change_set_id: null, done: false, skipped: [] }, name)).toContain(
      'ikke endret',
    );
  });

  it('are taken back by the opposite edit, where there is one', () => {
    expect(inverseOf(asked('move', 'b'))).toMatchObject({ fix: 'move', intent: 'b', to: 'ask_cv' });
    expect(inverseOf(asked('remove'))).toBe('add');
    expect(inverseOf(asked('keep'))).toBeNull();
  });

  it('tell examples of the same words apart by their tema', () => {
    const one = exampleKey({ text: 'hei', intent: 'greet' });
    const other = exampleKey({ text: 'hei', intent: 'goodbye' });
    const gone = withKey(new Set(), one, true);
    expect(gone.has(one)).toBe(true);
    expect(gone.has(other)).toBe(false);
    expect(withKey(gone, one, false).size).toBe(0);
  });
});

it('shows an example that stands twice once, and none that is dealt with', () => {
  const rows = ['a', 'b', 'a'].map((text) => ({ text, intent: 'greet' }));
  expect(leftOf(rows, new Set()).map(({ text }) => text)).toEqual(['a', 'b']);
  expect(leftOf(rows, new Set([exampleKey({ text: 'a', intent: 'greet' })]))).toHaveLength(1);
});

describe('reviews', () => {
  const review = (id: string, verdict: Verdict | null = null): ReviewView => ({
    id,
    week: '2026-W48',
    transcript: [],
    handed_off: false,
    verdict,
    by: null,
  });
  const place = { typing: false, dialogOpen: false, inList: false };
  const key = (pressed: string, changes = {}) => ({
    key: pressed,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...changes,
  });

  it('are judged by 1–4 and walked by J and K, but not while one types', () => {
    expect(['1', '4', 'J', 'k', '5', '0'].map((one) => reviewKey(key(one), place))).toEqual([
      { verdict: 'resolved' },
      { verdict: 'unclear' },
      { steps: 1 },
      { steps: -1 },
      null,
      null,
    ]);
    expect(reviewKey(key('1'), { ...place, typing: true })).toBeNull();
    expect(reviewKey(key('1', { ctrlKey: true }), place)).toBeNull();
    expect(reviewKey(key('1', { repeat: true }), place)).toBeNull();
  });

  it('go on to the next without a verdict, round the end, until all have one', () => {
    const reviews = [review('a'), review('b', 'partly'), review('c', 'resolved')];
    expect(nextUnjudged(reviews, 1)).toBe(0);
    expect(nextUnjudged(reviews, -1)).toBe(0);
    const all = withReview(reviews, review('a', 'unclear'));
    expect(nextUnjudged(all, 0)).toBeNull();
    expect(judgedCount(all)).toBe(3);
    expect(nextUnjudged([], 0)).toBeNull();
  });
});
