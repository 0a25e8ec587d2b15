import { useCallback, useEffect, useState } from 'react';
import { RequestFailed } from '../../http/problem';
import { isLoggedOut } from '../session';
import { useStudio } from './StudioContext';

export interface Loaded<T> {
  /** What was answered; while it, or something in its place, is asked for, what was answered before. */
  value: T | null;
  loading: boolean;
  /** Why there is nothing to show, as a sentence. */
  failure: string | null;
  missing: boolean;
  reload: () => void;
}

interface Answered<T> {
  wanted: string;
  value: T | null;
  failure: string | null;
  missing: boolean;
  /** Nobody was logged in. */
  refused: boolean;
}

/**
 * What the service answers, anew whenever `key` changes (null: nothing to ask for); and how to ask again.
 * What was answered before stays while nobody is logged in: somebody may be writing in it.
 */
export function useLoaded<T>(key: string | null, load: () => Promise<T>): Loaded<T> {
  const { told, onAgain } = useStudio();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered<T> | null>(null);
  const wanted = key === null ? null : `${key}#${attempt}`;
  useEffect(() => {
    if (key === null || wanted === null) return;
    let current = true;
    load().then(
      (value) => {
        if (current) setAnswered({ wanted, value, failure: null, missing: false, refused: false });
      },
      (error: unknown) => {
        if (!current) return;
        const missing = error instanceof RequestFailed && error.status === 404;
        const refused = isLoggedOut(error);
        const failure = told(error);
        setAnswered((before) => ({
          wanted,
          value: refused ? (before?.value ?? null) : null,
          failure,
          missing,
          refused,
        }));
      },
    );
    return () => {
      current = false;
    };
    // `load` is made anew on each render; `wanted` says when it means something else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  const refused = answered?.refused ?? false;
  useEffect(() => (refused ? onAgain(reload) : undefined), [refused, onAgain, reload]);
  return {
    value: answered?.value ?? null,
    loading: wanted !== null && answered?.wanted !== wanted,
    failure: answered?.failure ?? null,
    missing: answered?.missing ?? false,
    reload,
  };
}
