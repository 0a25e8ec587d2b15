import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memoryStorage } from '../chat/testing/memoryStorage';
import { fill, lowered } from './fill';
import { keyOfFragment, linkTo } from './link';
import { pictures } from './pictures';
import { isDisliked, reasonText } from './reasons';
import { forgetSaved, keepSaved, readSaved, SAVED_KEY, updateSaved } from './saved';
import { formOf, wantsOf } from './wants';
import type { GuidanceTexts, Reason } from './wire';

describe('pictures', () => {
  it('are there for every item that names one', () => {
    const bank = readFileSync(new URL('../../../guidance/content/items.yml', import.meta.url), 'utf8');
    const named = [...bank.matchAll(/^ {2}picture: "?(\w+)"?$/gm)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(40);
    expect(named.filter((name) => pictures[name] === undefined)).toEqual([]);
  });
});

describe('links', () => {
  it('open what they were made for', () => {
    const key = { id: '6a01', token: 'oz-Z_s' };
    const link = new URL(linkTo('https://veiviser.test', key));
    expect(link.pathname).toBe('/interesser');
    expect(link.search).toBe('');
    expect(keyOfFragment(link.hash)).toEqual(key);
  });

  it('are not any other place on the page', () => {
    expect(['', '#main', '#a.', '#a.b.c', '#a b.c'].map(keyOfFragment)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('what the device remembers', () => {
  it('is found again, changed, and forgotten', () => {
    const storage = memoryStorage();
    updateSaved(storage, { step: 'wants' });
    expect(readSaved(storage)).toBeNull();
    keepSaved(storage, { id: 'a', token: 't' });
    updateSaved(storage, { step: 'wants', linkedTo: 'c1' });
    expect(readSaved(storage)).toEqual({
      id: 'a',
      token: 't',
      step: 'wants',
      finished: false,
      safety: null,
      linkedTo: 'c1',
    });
    forgetSaved(storage);
    expect(readSaved(storage)).toBeNull();
  });

  it('is nothing where something else was written', () => {
    const storage = memoryStorage();
    for (const text of ['{', '[]', '"x"', '{"id": 1}']) {
      storage.set(SAVED_KEY, text);
      expect(readSaved(storage)).toBeNull();
    }
    storage.set(SAVED_KEY, '{"id": "a", "token": "t", "step": "elsewhere"}');
    expect(readSaved(storage)?.step).toBe('questions');
  });
});

describe('wants', () => {
  const known = { blood: 'Blod', noise: 'Støy' };

  it('keep free words apart from the known names, and back again', () => {
    const wants = { values: ['pay'], dislikes: ['blood', 'turnus', 'edderkopper'], limits: [] };
    const form = formOf(wants, known);
    expect([form.dislikes, form.free]).toEqual([['blood'], 'turnus, edderkopper']);
    expect(wantsOf(form)).toEqual(wants);
  });

  it('hold no empty words, none twice, and no more than the service takes', () => {
    const free = `a,, b ;\nc, a, ${'x'.repeat(300)}`;
    const { dislikes } = wantsOf({ values: [], limits: [], dislikes: [], free });
    expect(dislikes).toEqual(['a', 'b', 'c', 'x'.repeat(200)]);
    const many = Array.from({ length: 40 }, (_, index) => `w${index}`).join(',');
    expect(wantsOf({ values: [], limits: [], dislikes: ['blood'], free: many }).dislikes).toHaveLength(20);
  });
});

describe('reasons', () => {
  const say = {
    you_like: 'Du liker: {item}',
    you_dislike: 'Du liker ikke så godt: {item}',
    you_wrote: 'Du skrev: {words}',
    you_want: 'Viktig for deg: {value}',
  } as GuidanceTexts;
  const words = { say, itemText: (_: string, otherwise: string) => otherwise };
  const reason = (kind: Reason['kind'], text: string, value: Reason['value'] = null): Reason => ({
    kind,
    id: 'r01',
    text,
    value,
  });

  it('are told as what the person said', () => {
    expect(reasonText(reason('answer', 'Bygge en hylle', 5), words)).toBe('Du liker: bygge en hylle');
    expect(reasonText(reason('answer', 'Bygge en hylle', 1), words, ' (lite her)')).toBe(
      'Du liker ikke så godt: bygge en hylle (lite her)',
    );
    expect(reasonText(reason('value', 'Å hjelpe andre'), words)).toBe('Viktig for deg: å hjelpe andre');
    expect(reasonText(reason('condition', 'Utdanningen tar lang tid.'), words)).toBe(
      'Utdanningen tar lang tid.',
    );
    expect(isDisliked(reason('answer', '', 2))).toBe(true);
    expect(isDisliked(reason('value', ''))).toBe(false);
  });

  it('quote the beginning of what was written at length, whole words only', () => {
    const told = reasonText(reason('words', 'leste høyt '.repeat(30)), words);
    expect(told).toMatch(/^Du skrev: «leste høyt .*(leste|høyt) …»$/);
    expect(told.length).toBeLessThan(150);
  });
});

describe('texts', () => {
  it('are filled where they have a name for it', () => {
    expect(fill('Spørsmål {n} av {total} {x}', { n: 2, total: 18 })).toBe('Spørsmål 2 av 18 {x}');
  });

  it('begin small after a colon, but abbreviations stay', () => {
    expect(['Bygge', 'Å hjelpe', 'IT-ting'].map(lowered)).toEqual(['bygge', 'å hjelpe', 'IT-ting']);
  });
});
