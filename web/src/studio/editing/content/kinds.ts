import type { PreviewAsked, RecordKind } from '../../wire';

export const KINDS: readonly RecordKind[] = [
  'answers',
  'occupations',
  'topics',
  'opening_hours',
  'notices',
  'career_centres',
  'utterances',
  'labels',
];

/** Kinds whose records staff make and delete; the others are what the service itself needs. */
const OWN: ReadonlySet<RecordKind> = new Set(['answers', 'occupations', 'notices', 'career_centres']);
const PREVIEWED: ReadonlySet<string> = new Set(['answers', 'utterances', 'occupations', 'notices']);

export function isKind(name: string | undefined): name is RecordKind {
  return KINDS.includes(name as RecordKind);
}

export const canBeMade = (kind: RecordKind): boolean => OWN.has(kind);

export function isPreviewed(kind: RecordKind): kind is PreviewAsked['kind'] {
  return PREVIEWED.has(kind);
}

/** How a record stands with time: its expiry, or how long ago somebody looked at it. */
export type Attention = 'expired' | 'expires_soon' | 'old';

const SOON_DAYS = 30;
const OLD_DAYS = 365;
const DAY_MS = 86_400_000;

/** Return why a record wants a look, or null. Days are written `2026-11-26`; the day of expiry still counts. */
export function attentionOf(
  record: { checked: string | null; expires: string | null },
  today: string,
): Attention | null {
  const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
  if (record.expires !== null) {
    const left = days(today, record.expires);
    if (left < 0) return 'expired';
    if (left <= SOON_DAYS) return 'expires_soon';
  }
  if (record.checked !== null && days(record.checked, today) > OLD_DAYS) return 'old';
  return null;
}
