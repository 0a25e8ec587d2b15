import { localStore } from '../chat/storage';
import { consoleTexts } from '../texts/console';

const KEY = 'veiviser.console.canned';

/** Return this counsellor's ready-made replies. */
export function readCannedReplies(): string[] {
  const kept = localStore.get(KEY);
  return kept === null ? consoleTexts.cannedDefaults : repliesOf(kept);
}

/** Keep replies written one a paragraph; an empty text brings the first ones back. Returns what is in force. */
export function keepCannedReplies(text: string): string[] {
  if (repliesOf(text).length === 0) localStore.remove(KEY);
  else localStore.set(KEY, text);
  return readCannedReplies();
}

export function repliesOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((reply) => reply.trim())
    .filter((reply) => reply !== '');
}
