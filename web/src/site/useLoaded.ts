import { useCallback, useEffect, useState } from 'react';
import { RequestFailed } from '../http/problem';

export type Loaded<T> =
  | { state: 'loading'; value: null }
  | { state: 'ready'; value: T }
  | { state: 'missing' | 'failed'; value: null };

/** What the service answers, anew whenever `key` changes; and a function to try again. */
export function useLoaded<T>(key: string, load: () => Promise<T>): [Loaded<T>, () => void] {
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<{ key: string; result: Loaded<T> } | null>(null);
  const wanted = `${key}#${attempt}`;
  useEffect(() => {
    let current = true;
    const keep = (result: Loaded<T>) => {
      if (current) setLoaded({ key: wanted, result });
    };
    load().then(
      (value) => keep({ state: 'ready', value }),
      (error: unknown) => {
        const missing = error instanceof RequestFailed && error.status === 404;
        keep({ state: missing ? 'missing' : 'failed', value: null });
      },
    );
    return () => {
      current = false;
    };
    // `load` is made anew on each render; `key` says when it means something else.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return [loaded?.key === wanted ? loaded.result : { state: 'loading', value: null }, retry];
}
