import { expect, it } from 'vitest';
import { emptyTema, isoDay, newTemaErrors, newTemaOf, type TemaDraft } from './newTema';

const three = (text: string) => ({ nb: text, nn: text, en: text });
const whole: TemaDraft = {
  name: 'ask_grants__x',
  file: 'money.yml',
  label: three(' Hva er stipend? '),
  examples: '- hva er stipend\nstipend?',
  answer: three('Stipend er penger.'),
  sourceTitle: 'Lånekassen',
  sourceUrl: 'https://lanekassen.no',
};

it('says of each field what is missing', () => {
  expect(Object.keys(newTemaErrors(emptyTema(''), new Set())).sort()).toEqual([
    'answer.en',
    'answer.nb',
    'answer.nn',
    'examples',
    'file',
    'label.en',
    'label.nb',
    'label.nn',
    'name',
    'source.title',
    'source.url',
  ]);
  expect(newTemaErrors(whole, new Set())).toEqual({});
});

it('refuses a name that is taken', () => {
  expect(Object.keys(newTemaErrors(whole, new Set(['ask_grants__x'])))).toEqual(['name']);
});

it('makes an answer that asks what the label says, with an id the content takes', () => {
  const made = newTemaOf(whole, 'draft', new Date(2026, 10, 6));
  expect(made.answer).toMatchObject({ question: three('Hva er stipend?'), checked: '2026-11-06' });
  expect(made.answer.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(made.examples).toEqual(['hva er stipend', 'stipend?']);
});

it('writes days with two digits', () => {
  expect(isoDay(new Date(2027, 0, 2))).toBe('2027-01-02');
});
