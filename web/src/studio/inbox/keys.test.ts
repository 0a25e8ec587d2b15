import { expect, it } from 'vitest';
import { keyAction, type Place, type Pressed } from './keys';

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});
const page: Place = { typing: false, dialogOpen: false, inList: false };

it('knows its letters, also with Caps Lock on', () => {
  expect(keyAction(press('g'), page)).toBe('accept');
  expect(keyAction(press('T'), page)).toBe('relabel');
  expect(keyAction(press('?'), page)).toBe('help');
  expect(keyAction(press('q'), page)).toBeNull();
});

it('leaves keys to fields, dialogs and the browser', () => {
  expect(keyAction(press('g'), { ...page, typing: true })).toBeNull();
  expect(keyAction(press('g'), { ...page, dialogOpen: true })).toBeNull();
  expect(keyAction(press('z', { ctrlKey: true }), page)).toBeNull();
  expect(keyAction(press('n', { metaKey: true }), page)).toBeNull();
});

it('takes the arrows in the list only, so that the page can still be scrolled', () => {
  expect(keyAction(press('ArrowDown'), page)).toBeNull();
  expect(keyAction(press('ArrowDown'), { ...page, inList: true })).toBe('next');
  expect(keyAction(press('ArrowUp'), { ...page, inList: true })).toBe('previous');
});

it('decides once for a key that is held down', () => {
  expect(keyAction(press('i', { repeat: true }), page)).toBeNull();
  expect(keyAction(press('j', { repeat: true }), page)).toBe('next');
});
