import { describe, expect, it } from 'vitest';
import type { OutboxItem } from '../chat/outbox';
import { FakeService } from '../chat/testing/fakeService';
import type { MessageView } from '../protocol/types';
import { entriesOf, lastCitizenSeq } from './entries';

function said(author: MessageView['author'], change: Partial<MessageView> = {}): MessageView {
  return { ...new FakeService().say(author, 'x'), model_id: 'm', ...change };
}

const outgoing: OutboxItem = {
  clientId: 'c1',
  conversationId: 'k',
  text: 'hei',
  buttonId: null,
  createdAt: '',
  status: 'sending',
  problem: null,
  seq: null,
};

describe('entriesOf', () => {
  it('keeps the key of a message that turns from outgoing to stored', () => {
    const [before] = entriesOf([], [outgoing]);
    const [after, ...more] = entriesOf([said('citizen', { client_id: 'c1' })], [outgoing]);
    expect(after?.key).toBe(before?.key);
    expect(more).toEqual([]);
  });

  it('asks about a turn of the bot once, at its first message, and never about crisis or rules', () => {
    const messages = [
      said('bot', { seq: 1 }),
      said('citizen', { seq: 2 }),
      said('bot', { seq: 3, in_reply_to: 2 }),
      said('bot', { seq: 4, in_reply_to: 2 }),
      said('bot', { seq: 6, in_reply_to: 5, kind: 'crisis' }),
      said('bot', { seq: 8, in_reply_to: 7, model_id: null }),
    ];
    const asked = entriesOf(messages, []).flatMap((one) =>
      one.kind === 'stored' && one.judgeable ? one.message.seq : [],
    );
    expect(asked).toEqual([3]);
  });

  it('begins a day where the date changes', () => {
    const messages = [
      said('bot', { seq: 1, created_at: '2026-11-23T12:00:00Z' }),
      said('bot', { seq: 2, created_at: '2026-11-23T12:01:00Z' }),
      said('bot', { seq: 3, created_at: '2026-11-24T12:00:00Z' }),
    ];
    expect(entriesOf(messages, []).map((one) => one.kind === 'stored' && one.startsDay)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

it('lets quick replies lapse when the citizen has said something', () => {
  expect(lastCitizenSeq([said('bot', { seq: 1 })])).toBe(0);
  expect(
    lastCitizenSeq([said('bot', { seq: 1 }), said('citizen', { seq: 2 }), said('bot', { seq: 3 })]),
  ).toBe(2);
});
