import type { MessageView } from '../protocol/types';

/** Return the messages in order of `seq`, each once; of two with one number the newer arrival stays. */
export function mergeMessages(known: readonly MessageView[], arrived: readonly MessageView[]): MessageView[] {
  if (arrived.length === 0) return [...known];
  const bySeq = new Map(known.map((message) => [message.seq, message]));
  for (const message of arrived) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}

/**
 * Return the last number up to which nothing is missing (numbers begin at 1).
 * An HTTP answer holds one turn only, so the highest number known may lie beyond a gap.
 */
export function lastSeqWithoutGap(messages: readonly MessageView[]): number {
  let last = 0;
  for (const message of messages) {
    if (message.seq !== last + 1) break;
    last = message.seq;
  }
  return last;
}

/** Return the ids under which a side's own messages have been stored. */
export function storedClientIds(
  messages: readonly MessageView[],
  author: MessageView['author'],
): Set<string> {
  const ids = new Set<string>();
  for (const message of messages) {
    if (message.author === author && message.client_id !== null) ids.add(message.client_id);
  }
  return ids;
}
