/** Names for parts of the learning's wire that the generated types only spell out. */
import type { QualityFix, ReviewView } from '../../protocol/types';

export type {
  DisagreementView,
  Gap,
  IdleExample,
  Overlap,
  QualityFix,
  QualityFixed,
  QualityView,
  ReportView,
  ReviewList,
  ReviewView,
  ShadowView,
  Share,
  SuspectLabel,
  ThumbsDown,
} from '../../protocol/types';

export type Fix = QualityFix['fix'];
export type Verdict = Exclude<ReviewView['verdict'], null>;
