import { expect, it } from 'vitest';
import { attentionOf } from './kinds';

const today = '2026-11-26';

it('flags what has expired the day after its last day, and what soon will', () => {
  expect(attentionOf({ checked: null, expires: '2026-11-25' }, today)).toBe('expired');
  expect(attentionOf({ checked: null, expires: today }, today)).toBe('expires_soon');
  expect(attentionOf({ checked: null, expires: '2027-01-30' }, today)).toBeNull();
});

it('flags what nobody has checked for a year', () => {
  expect(attentionOf({ checked: '2025-11-20', expires: null }, today)).toBe('old');
  expect(attentionOf({ checked: '2026-01-01', expires: null }, today)).toBeNull();
  expect(attentionOf({ checked: null, expires: null }, today)).toBeNull();
});
