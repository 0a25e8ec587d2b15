import { RequestFailed } from '../../http/problem';
import type { StaleEdit } from '../wire';

/** Return what each side has when an edit was refused because somebody saved in between (412), else null. */
export function staleFrom(error: unknown): Pick<StaleEdit, 'current' | 'current_etag'> | null {
  if (!(error instanceof RequestFailed) || error.status !== 412) return null;
  const body = error.body as Partial<StaleEdit> | null;
  if (typeof body?.current_etag !== 'string' || typeof body.current !== 'object') return null;
  return { current: body.current, current_etag: body.current_etag };
}

/** Return which fields a refusal is about, by their path (`text.nb`); none when it says nothing of fields. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!(error instanceof RequestFailed) || error.status !== 422) return {};
  const { errors } = (error.body ?? {}) as { errors?: unknown };
  if (!Array.isArray(errors)) return {};
  const found: Record<string, string> = {};
  for (const one of errors as Partial<{ field: string; message: string }>[]) {
    if (typeof one.field !== 'string' || typeof one.message !== 'string') continue;
    found[one.field.replace(/^(body\.)?((record|answer)\.)?/, '')] ??= one.message;
  }
  return found;
}
