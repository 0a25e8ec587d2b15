import type { OutboxItem } from '../chat/outbox';
import { storedClientIds } from '../chat/transcript';
import type { MessageView } from '../protocol/types';

/** One line of the conversation: a stored message, or one that is on its way. */
export type Entry =
  | {
      key: string;
      kind: 'stored';
      message: MessageView;
      startsDay: boolean;
      continues: boolean;
      judgeable: boolean;
    }
  | { key: string; kind: 'outgoing'; item: OutboxItem };

/**
 * Return what the list shows, in order. A message keeps its key when it turns from outgoing to stored, so that it is
 * the same element on the page and is announced once.
 */
export function entriesOf(messages: readonly MessageView[], outbox: readonly OutboxItem[]): Entry[] {
  const stored = storedClientIds(messages, 'citizen');
  const judged = new Set<number>();
  let before: MessageView | undefined;
  const entries: Entry[] = messages.map((message) => {
    const entry: Entry = {
      key: message.author === 'citizen' ? (message.client_id ?? `s${message.seq}`) : `s${message.seq}`,
      kind: 'stored',
      message,
      startsDay: before === undefined || dayOf(before) !== dayOf(message),
      continues: before?.author === message.author && before.author_name === message.author_name,
      // One thumb for each of the bot's turns, at its first message; what a rule said is not the bot's to improve.
      judgeable:
        message.author === 'bot' &&
        message.kind !== 'crisis' &&
        message.model_id !== null &&
        message.in_reply_to !== null &&
        !judged.has(message.in_reply_to),
    };
    if (message.in_reply_to !== null) judged.add(message.in_reply_to);
    before = message;
    return entry;
  });
  for (const item of outbox) {
    if (!stored.has(item.clientId)) entries.push({ key: item.clientId, kind: 'outgoing', item });
  }
  return entries;
}

/** Return the number after which quick replies may still be used: they lapse when the citizen says something. */
export function lastCitizenSeq(messages: readonly MessageView[]): number {
  return messages.reduce((last, message) => (message.author === 'citizen' ? message.seq : last), 0);
}

function dayOf(message: MessageView): string {
  return new Date(message.created_at).toDateString();
}
