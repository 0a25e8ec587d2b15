import { expect, it } from 'vitest';
import { en } from './en';
import { inSentence } from './inSentence';
import { nb } from './nb';
import { nn } from './nn';

function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...all: unknown[]) => unknown)(2, 'X'))]];
  return Object.entries(value as object).flatMap(([key, inner]) => sentences(inner, `${path}.${key}`));
}

it('says the same things in every language', () => {
  const keys = (texts: unknown) => sentences(texts).map(([path]) => path);
  expect(keys(nn)).toEqual(keys(nb));
  expect(keys(en)).toEqual(keys(nb));
});

it('has no bokmål words in the nynorsk texts', () => {
  const bokmål =
    /(?<!\p{L})(ikke|jeg|hva|hvor|hvordan|hvilke|noe|noen|fra|mer|du er ikke|veileder|samtalen er avsluttet|nå|skriver|henter|å gjøre|enhet)(?!\p{L})/iu;
  const wrong = sentences(nn).filter(([, text]) => bokmål.test(text));
  expect(wrong).toEqual([]);
});

it('writes titles inside sentences as Norwegians do', () => {
  expect(['Rørlegger', 'IT-leder', 'Økonom'].map(inSentence)).toEqual(['rørlegger', 'IT-leder', 'økonom']);
});
