import { useCallback, useState } from 'react';
import { useStudio } from './StudioContext';

export interface ActionState {
  /** Do it; returns null when it failed, and says why in `failure`. `onError` may take an error as its own. */
  run: <T>(work: () => Promise<T>, onError?: (error: unknown) => boolean) => Promise<T | null>;
  busy: boolean;
  failure: string | null;
  forget: () => void;
}

/** Something that a press starts and the service does; one at a time. */
export function useAction(): ActionState {
  const { told } = useStudio();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = useCallback(
    async <T>(work: () => Promise<T>, onError?: (error: unknown) => boolean): Promise<T | null> => {
      setBusy(true);
      setFailure(null);
      try {
        return await work();
      } catch (error) {
        if (!onError?.(error)) setFailure(told(error));
        return null;
      } finally {
        setBusy(false);
      }
    },
    [told],
  );
  const forget = useCallback(() => setFailure(null), []);
  return { run, busy, failure, forget };
}
