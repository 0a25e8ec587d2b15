import { describe, expect, it } from 'vitest';
import {
  carryMarks,
  isPlainlyMarked,
  readExample,
  toWire,
  withMark,
  wordSpan,
  writeExample,
} from './markedText';

const VET = 'fortell om [dyrlege]{"entity": "occupation", "value": "veterinaer"} da';
const mark = (start: number, end: number, value = 'veterinaer') => ({
  start,
  end,
  entity: 'occupation',
  value,
});

describe('examples as Rasa writes them', () => {
  it('are read as text with marks', () => {
    expect(readExample(VET)).toEqual({ text: 'fortell om dyrlege da', marks: [mark(11, 18)] });
    expect(readExample('[baker](occupation)').marks).toEqual([mark(0, 5, 'baker')]);
    expect(readExample('[kokk](occupation:kokk-id)').marks).toEqual([mark(0, 4, 'kokk-id')]);
  });

  it('are written back as they were', () => {
    expect(writeExample(readExample(VET))).toBe(VET);
    expect(isPlainlyMarked(VET)).toBe(true);
    expect(isPlainlyMarked('[baker](occupation)')).toBe(false);
  });

  it('keep brackets that mark nothing', () => {
    expect(readExample('hva er [dette] {"a": 1}')).toEqual({ text: 'hva er [dette] {"a": 1}', marks: [] });
    expect(readExample('[x]{"entity": }').text).toBe('[x]{"entity": }');
  });
});

describe('marking', () => {
  it('takes whole words, without the spaces and signs around them', () => {
    const text = 'hva tjener en IT-leder?';
    const span = (from: number, to: number) => {
      const found = wordSpan(text, from, to);
      return found && text.slice(found.start, found.end);
    };
    expect(span(15, 18)).toBe('IT-leder');
    expect(span(13, 23)).toBe('IT-leder');
    expect(span(18, 15)).toBe('IT-leder');
    expect(span(3, 4)).toBeNull();
    expect(span(4, 4)).toBeNull();
  });

  it('replaces marks that it overlaps, and keeps the others in order', () => {
    expect(withMark([mark(0, 5), mark(8, 12)], mark(4, 6))).toEqual([mark(4, 6), mark(8, 12)]);
    expect(withMark([mark(8, 12)], mark(0, 8))).toEqual([mark(0, 8), mark(8, 12)]);
  });

  it('follows its words when the text is reworded, and goes when they do', () => {
    const before = readExample(VET);
    expect(carryMarks(before, 'si noe om dyrlege')).toEqual([mark(10, 17)]);
    expect(carryMarks(before, 'si noe om baker')).toEqual([]);
  });

  it('is counted in characters on the wire, also after an emoji', () => {
    expect(toWire('👍🏽 baker', [mark(5, 10, 'baker')])).toEqual([
      { start: 3, end: 8, entity: 'occupation', value: 'baker' },
    ]);
  });
});
