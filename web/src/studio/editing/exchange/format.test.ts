import { expect, it } from 'vitest';
import { formatOf } from './format';

it('knows a format by the file’s name before its text', () => {
  expect(formatOf('eksempler.CSV', 'version: "3.1"')).toBe('csv');
  expect(formatOf('nlu.yaml', 'text,intent')).toBe('yaml');
});

it('knows pasted text by its first line', () => {
  expect(formatOf('', '"text";"intent"\nhei;greet')).toBe('csv');
  expect(formatOf('', 'intent\ttext')).toBe('csv');
  expect(formatOf('', '# intent, text\nversion: "3.1"\nnlu:')).toBe('yaml');
});
