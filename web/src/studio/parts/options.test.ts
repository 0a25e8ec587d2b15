import { expect, it } from 'vitest';
import { findOptions, movedIndex } from './options';

const options = [
  { id: 'ask_deadlines', label: 'Når er søknadsfristen?' },
  { id: 'ask_points', label: 'Hvor mange poeng trenger jeg?' },
  { id: 'ask_cv', label: 'Hvordan skriver jeg CV og søknad?', hint: 'arbeidsliv' },
  { id: 'cancel', label: 'Søknad: avbryt' },
];
const found = (search: string) => findOptions(options, search).map(({ id }) => id);

it('finds by label, technical name and hint, in any case', () => {
  expect(found('POENG')).toEqual(['ask_points']);
  expect(found('ask deadl')).toEqual(['ask_deadlines']);
  expect(found('arbeidsliv')).toEqual(['ask_cv']);
  expect(found('finnes ikke')).toEqual([]);
});

it('puts labels that begin with the search first', () => {
  expect(found('søknad')).toEqual(['cancel', 'ask_deadlines', 'ask_cv']);
});

it('shows everything in its order before anything is typed', () => {
  expect(found(' ')).toEqual(options.map(({ id }) => id));
});

it('moves round at the ends and stays for other keys', () => {
  expect(movedIndex('ArrowDown', 2, 3)).toBe(0);
  expect(movedIndex('ArrowUp', 0, 3)).toBe(2);
  expect(movedIndex('ArrowDown', -1, 3)).toBe(0);
  expect(movedIndex('a', 1, 3)).toBeNull();
  expect(movedIndex('ArrowDown', 0, 0)).toBeNull();
});
