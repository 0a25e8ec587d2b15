import { expect, it } from 'vitest';
import { textOf } from './fileText';

const bytes = (...values: number[]) => new Uint8Array(values).buffer;

it('reads UTF-8, with and without a mark at its beginning', () => {
  expect(textOf(bytes(0xc3, 0xa5))).toBe('å');
  expect(textOf(bytes(0xef, 0xbb, 0xbf, 0xc3, 0xb8))).toBe('ø');
});

it('reads what Excel on Windows saves', () => {
  expect(textOf(bytes(0x6e, 0xe5, 0x72))).toBe('når');
});
