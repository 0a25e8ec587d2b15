import { expect, it } from 'vitest';
import type { IntentSummary } from '../wire';
import { technicalName, temaName, temaOptions, withNames, withTemaNames } from './temas';

const tema = (name: string, label: string | null): IntentSummary => ({
  name,
  label,
  file: 'x.yml',
  examples: 12,
  held_out: 3,
  changed: false,
});
const temas = [tema('ask_points', 'Poeng'), tema('ask_cv', 'CV'), tema('greet', null)];

it('names a tema by its label, and readably where it has none', () => {
  expect(temaName(temas, 'ask_cv')).toBe('CV');
  expect(temaName(temas, 'greet')).toBe('Greet');
  expect(temaName(null, 'out_of_scope')).toBe('Utenfor tema');
});

it('calls temas in sentences by their labels', () => {
  const sentence = 'Ligner på temaet ask_cv, ikke på greet eller ask_unknown.';
  expect(withTemaNames(sentence, temas)).toBe('Ligner på temaet «CV», ikke på greet eller ask_unknown.');
});

it('names temas as people call them, and leaves other words alone', () => {
  const nameOf = (name: string) => (name === 'ask_cv' ? 'CV' : null);
  expect(withNames('greet (F1 0.9), og greet', () => 'Hei')).toBe('«Hei» (F1 0.9), og greet');
  expect(withNames('Dårligere: ask_cv (F1 0.9), ask_other, greet.', nameOf)).toBe(
    'Dårligere: «CV» (F1 0.9), ask_other, greet.',
  );
});

it('puts suggestions first, in their order, and the others by name', () => {
  const options = temaOptions(temas, (count) => `${count} eks.`, new Map([['greet', 'Robotens forslag']]));
  expect(options.map(({ id, group }) => [id, group])).toEqual([
    ['greet', 'Robotens forslag'],
    ['ask_cv', undefined],
    ['ask_points', undefined],
  ]);
});

it('makes technical names that the service takes', () => {
  expect(technicalName('Når er søknadsfristen?')).toBe('ask_nar_er_soknadsfristen');
  expect(technicalName('??')).toBe('');
  for (const label of ['Ærlig talt', 'é'.repeat(90), '  A  b ']) {
    expect(technicalName(label)).toMatch(/^[a-z][a-z0-9_]{1,60}$/);
  }
});
