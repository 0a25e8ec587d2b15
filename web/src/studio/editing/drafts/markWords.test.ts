import { expect, it } from 'vitest';
import { markWords, type MarkedPiece } from './markWords';

const shown = (pieces: MarkedPiece[]) =>
  pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('');
const marked = (before: string, after: string) => {
  const found = markWords(before, after);
  return [shown(found.before), shown(found.after)];
};

it('marks the words that differ and no others', () => {
  expect(marked('Søk innen 1. mars.', 'Søk innen 15. april.')).toEqual([
    'Søk innen [1]. [mars].',
    'Søk innen [15]. [april].',
  ]);
});

it('marks what is put in or taken out on its own side alone', () => {
  expect(marked('hva koster det', 'hva koster det å bo der')).toEqual([
    'hva koster det',
    'hva koster det[ å bo der]',
  ]);
  expect(marked('hei hei du', 'hei du')).toEqual(['hei [hei ]du', 'hei du']);
});

it('marks words beside each other as one, with the space between', () => {
  expect(marked('Ring oss nå', 'Skriv til nå')).toEqual(['[Ring oss] nå', '[Skriv til] nå']);
});

it('marks whole words, with Norwegian letters, and signs apart', () => {
  expect(marked('får æ læreplass?', 'får jeg læreplassen?')).toEqual([
    'får [æ læreplass]?',
    'får [jeg læreplassen]?',
  ]);
});

it('marks nothing in equal texts and all of a text against an empty one', () => {
  expect(marked('Hei, du.', 'Hei, du.')).toEqual(['Hei, du.', 'Hei, du.']);
  expect(marked('', 'Hei, du.')).toEqual(['', '[Hei, du.]']);
});

it('keeps every text whole, and the same words unmarked on both sides', () => {
  const words = ['a', 'b', 'c', '\n', '–', 'å'];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
  const text = () => Array.from({ length: random(9) }, () => words[random(words.length)]).join(' ');
  for (let round = 0; round < 500; round += 1) {
    const [before, after] = [text(), text()];
    const found = markWords(before, after);
    const whole = (pieces: MarkedPiece[]) => pieces.map((piece) => piece.text).join('');
    const same = (pieces: MarkedPiece[]) =>
      whole(pieces.filter((piece) => !piece.changed)).replace(/\s+/g, '');
    expect([whole(found.before), whole(found.after)]).toEqual([before, after]);
    expect(same(found.before)).toBe(same(found.after));
  }
});

it('takes texts too long to compare as different between what they begin and end with', () => {
  const long = (word: string) =>
    `Først ${Array.from({ length: 1200 }, (_, at) => `${word}${at}`).join(' ')} sist`;
  const { before } = markWords(long('a'), long('b'));
  expect(before.map((piece) => piece.changed)).toEqual([false, true, false]);
});
