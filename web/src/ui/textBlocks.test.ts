import { describe, expect, it } from 'vitest';
import { phonePieces, textBlocks } from './textBlocks';

describe('textBlocks', () => {
  it('makes lists of lines that begin with a dash', () => {
    expect(textBlocks('Ring:\n- 113\n- 116 117\nVi er her.')).toEqual([
      { kind: 'paragraph', lines: ['Ring:'] },
      { kind: 'list', items: ['113', '116 117'] },
      { kind: 'paragraph', lines: ['Vi er her.'] },
    ]);
  });

  it('keeps line breaks inside a paragraph and parts paragraphs at empty lines', () => {
    expect(textBlocks('en\nto\n\ntre')).toEqual([
      { kind: 'paragraph', lines: ['en', 'to'] },
      { kind: 'paragraph', lines: ['tre'] },
    ]);
  });

  it('leaves words with dashes and Markdown alone', () => {
    expect(textBlocks('**IT-leder** <b>x</b>')).toEqual([
      { kind: 'paragraph', lines: ['**IT-leder** <b>x</b>'] },
    ]);
  });
});

describe('phonePieces', () => {
  const numbers = (text: string) => phonePieces(text).flatMap((piece) => piece.number ?? []);

  it('finds emergency and help numbers, with or without spaces', () => {
    expect(numbers('113 ved fare, 116 117 legevakt, 116123, 116 111 og 112.')).toEqual([
      '113',
      '116117',
      '116123',
      '116111',
      '112',
    ]);
  });

  it('finds none in other numbers', () => {
    expect(numbers('1130 kroner, 2113, 1 113 000, 11.6, 116 1234')).toEqual([]);
  });

  it('loses no text', () => {
    const text = 'Ring 113 nå, eller 116 117.';
    expect(
      phonePieces(text)
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text);
  });
});
