/** The studio's part of the protocol, with names for the parts that the generated types only spell out. */
import type {
  ChangeSetView,
  InboxItemView,
  NewDecision,
  NewRecord,
  RecordView,
  Skipped,
  Warned,
} from '../protocol/types';

export type * from '../protocol/types';

export type Reason = InboxItemView['reason'];
export type Action = NewDecision['action'];
export type RecordKind = RecordView['kind'];
export type Lang = InboxItemView['lang'];
export type SkipReason = Skipped['why'];
export type WarningKind = Warned['kind'];
export type DraftState = ChangeSetView['state'];
export type RecordData = NewRecord['record'];

export const LANGS: readonly Lang[] = ['nb', 'nn', 'en'];
