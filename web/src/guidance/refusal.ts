import { RequestFailed, type Problem } from '../http/problem';
import type { Texts } from '../texts';

/** Return a sentence about a refusal: the service's own, or that it can't be reached. */
export function refusalText(problem: Problem | null, texts: Texts): string {
  return problem === null || problem.detail === '' ? texts.common.unreachable : problem.detail;
}

export const problemOf = (error: unknown) => (error instanceof RequestFailed ? error.problem : null);
