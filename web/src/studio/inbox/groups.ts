import type { InboxGroup, InboxItemView, InboxView, Lang, NewDecision, Reason } from '../wire';

/** What the model says when it understood nothing. */
const FALLBACK = 'nlu_fallback';

/** Return what is left of the inbox's groups when the utterances in `decided` are gone. */
export function remainingGroups(view: InboxView | null, decided: ReadonlySet<string>): InboxGroup[] {
  return (view?.groups ?? [])
    .map((group) => ({ ...group, items: group.items.filter((item) => !decided.has(item.id)) }))
    .filter((group) => group.items.length > 0);
}

/** Return the id of the group `steps` after one; the list's ends are ends. The first, when the group is gone. */
export function groupAt(groups: readonly InboxGroup[], id: string | null, steps: number): string | null {
  const place = groups.findIndex((group) => group.id === id);
  if (place < 0) return groups[0]?.id ?? null;
  return groups[Math.max(0, Math.min(groups.length - 1, place + steps))]?.id ?? null;
}

/** Return the group to look at once `gone` are decided: the same while something is left of it, else the next one. */
export function groupAfter(
  groups: readonly InboxGroup[],
  id: string,
  gone: ReadonlySet<string>,
): string | null {
  const place = groups.findIndex((group) => group.id === id);
  const left = (group: InboxGroup) => group.items.some((item) => !gone.has(item.id));
  const next =
    groups.slice(Math.max(0, place)).find(left) ?? groups.slice(0, Math.max(0, place)).findLast(left);
  return next?.id ?? null;
}

/** Why a group's utterances are here, each reason once, the most frequent first. */
export function reasonsOf(items: readonly InboxItemView[]): Reason[] {
  return byFrequency(items.map((item) => item.reason));
}

/** The languages of a group's utterances, the most frequent first. */
export function languagesOf(items: readonly InboxItemView[]): Lang[] {
  return byFrequency(items.map((item) => item.lang));
}

/** What the bot thought of utterances: the most frequent tema and how sure it was of that on average, 0…1. */
export function thoughtOf(items: readonly InboxItemView[]): { intent: string; confidence: number } | null {
  const [intent] = byFrequency(items.flatMap((item) => (isUnderstood(item) ? (item.predicted ?? []) : [])));
  if (intent === undefined) return null;
  const sure = items.filter((item) => item.predicted === intent).map((item) => item.confidence ?? 0);
  return { intent, confidence: sure.reduce((sum, one) => sum + one, 0) / sure.length };
}

/** Whether the bot took an utterance for something that can be accepted. */
export function isUnderstood(item: InboxItemView): boolean {
  return item.predicted !== null && item.predicted !== FALLBACK;
}

/** Temas worth suggesting for utterances, in order: what the neighbours say, then what the bot considered. */
export function suggestionsOf(
  items: readonly InboxItemView[],
  suggested: string | null,
): { intent: string; from: 'neighbours' | 'bot' }[] {
  const near = byFrequency(items.flatMap((item) => item.nearest.map((one) => one.intent)));
  const ranked = items.flatMap((item) => item.ranking.slice(0, 3).map((one) => one.intent));
  const found = new Map<string, 'neighbours' | 'bot'>();
  if (suggested !== null) found.set(suggested, 'neighbours');
  for (const intent of near.slice(0, 3)) if (!found.has(intent)) found.set(intent, 'neighbours');
  for (const intent of byFrequency(ranked)) if (!found.has(intent)) found.set(intent, 'bot');
  found.delete(FALLBACK);
  return [...found].slice(0, 6).map(([intent, from]) => ({ intent, from }));
}

/** The temas that a decision puts utterances into: the chosen one, or what the bot thought of each. */
export function temasOf(
  decision: Pick<NewDecision, 'item_ids' | 'action' | 'intent'>,
  group: InboxGroup,
): string[] {
  if (decision.action !== 'accept') return decision.intent == null ? [] : [decision.intent];
  const chosen = group.items.filter((item) => decision.item_ids.includes(item.id));
  return byFrequency(chosen.flatMap((item) => item.predicted ?? []));
}

function byFrequency<T>(values: readonly T[]): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([value]) => value);
}
