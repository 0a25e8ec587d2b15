import type { ModelList, ModelView, PointerMove } from '../wire';

/** Whether a model is in use, was, or never has been. */
export type Standing = 'live' | 'was_live' | 'never_live';

/** How each model stands, by its id. */
export function standings({ live, models, history }: ModelList): Map<string, Standing> {
  const been = new Set(
    history
      .filter(({ state }) => state === 'live')
      .flatMap(({ model_id, previous_model_id }) => [model_id, previous_model_id]),
  );
  return new Map(
    models.map(({ id }) => [id, id === live ? 'live' : been.has(id) ? 'was_live' : 'never_live']),
  );
}

/** The swap under way, or null. */
export function moveUnderWay(history: readonly PointerMove[]): PointerMove | null {
  return history.find(({ state }) => state === 'preparing') ?? null;
}

/** A share among a model's figures, which are as its trainer told them; null when it isn't there. */
export function figureOf(model: ModelView, name: string): number | null {
  const value = model.figures[name];
  return typeof value === 'number' ? value : null;
}
