import { get, post, put, studioPath, withQuery } from '../http';
import type { ModelList, ParseView, RunList, RunView, SwapView } from './wire';

// Reading with a model that isn't in use starts a process and loads it first.
const PARSE_MS = 180_000;

/** Training, models and readings over HTTP. Every function raises RequestFailed. */
export const trainingApi = {
  runs: () => get<RunList>(studioPath('runs')),
  run: (id: string) => get<RunView>(studioPath('runs', id)),
  start: (draftId: string | null) => post<RunView>(studioPath('runs'), { change_set_id: draftId }),
  cancel: (id: string) => post<RunView>(studioPath('runs', id, 'cancel')),
  publish: (id: string, overrideReason: string | null) =>
    post<RunView>(studioPath('runs', id, 'publish'), { override_reason: overrideReason }),
  confusionUrl: (url: string, model: 'candidate' | 'live') => withQuery(url, { model }),

  models: () => get<ModelList>(studioPath('models')),
  makeLive: (modelId: string, reason: string) =>
    put<SwapView>(studioPath('live'), { model_id: modelId, reason }),
  swap: (id: string) => get<SwapView>(studioPath('swaps', id)),
  parse: (texts: readonly string[], models: readonly string[]) =>
    post<ParseView>(studioPath('parse'), { texts, models }, PARSE_MS),
};
