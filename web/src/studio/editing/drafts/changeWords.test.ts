import { expect, it } from 'vitest';
import { exampleCounts, fieldTitle } from './changeWords';

it('names a field as the forms do, with its place and its language', () => {
  expect(fieldTitle({ path: 'question', lang: 'nn' })).toBe('Spørsmål (nynorsk)');
  expect(fieldTitle({ path: 'links.1.title', lang: 'en' })).toBe('Lenke 2, tittel (engelsk)');
  expect(fieldTitle({ path: 'weekly.monday.0.from', lang: null })).toBe(
    'Faste tider, mandag, tidsrom 1, fra',
  );
  expect(fieldTitle({ path: 'leads_to', lang: null })).toBe('Yrker dette kan føre til');
  expect(fieldTitle({ path: '', lang: 'nb' })).toBe('Bokmål');
});

it('counts examples, and only what there is', () => {
  const pair = { before: 'hei', after: 'hei du' };
  expect(exampleCounts({ added: ['a', 'b', 'c'], removed: ['d'], changed: [pair] })).toBe(
    '3 nye eksempler, 1 eksempel endret, 1 eksempel fjernet',
  );
  expect(exampleCounts({ added: ['a'], removed: [], changed: [] })).toBe('1 nytt eksempel');
});
