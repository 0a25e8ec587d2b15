import { get, post, put, remove, studioPath, withQuery } from '../http';
import type { ExamplesAdded } from '../wire';
import type {
  QualityFix,
  QualityFixed,
  QualityView,
  ReportView,
  ReviewList,
  ReviewView,
  ShadowView,
  Verdict,
} from './wire';

/** Label quality, the weekly report, reviews and the shadow over HTTP. Every function raises RequestFailed. */
export const learningApi = {
  quality: (draftId: string | null) =>
    get<QualityView>(withQuery(studioPath('quality'), { change_set_id: draftId })),
  fix: (fix: QualityFix) => post<QualityFixed>(studioPath('quality', 'fix'), fix),
  addExample: (draftId: string | null, text: string, intent: string) =>
    post<ExamplesAdded>(studioPath('examples'), { change_set_id: draftId, rows: [{ text, intent }] }),

  shadow: () => get<ShadowView>(studioPath('shadow')),
  startShadow: (modelId: string) => put<ShadowView>(studioPath('shadow'), { model_id: modelId }),
  stopShadow: () => remove<unknown>(studioPath('shadow')),

  report: (week: string | null) => get<ReportView>(withQuery(studioPath('report'), { week })),
  reviews: (week: string | null) => get<ReviewList>(withQuery(studioPath('reviews'), { week })),
  judge: (reviewId: string, verdict: Verdict | null) =>
    put<ReviewView>(studioPath('reviews', reviewId), { verdict }),
};
