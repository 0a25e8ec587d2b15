import { useCallback, useEffect, useRef, useState } from 'react';
import { RequestFailed } from '../../http/problem';
import { useStudio } from '../shell/StudioContext';
import type { Loaded } from '../shell/useLoaded';
import { nextDelay } from './polling';

export interface Polled<T> extends Loaded<T> {
  /** When the answer came, in milliseconds since 1970. */
  at: number;
}

interface Answered<T> {
  wanted: string;
  value: T | null;
  failure: string | null;
  missing: boolean;
  at: number;
}

/** What the service answers, asked for again each second (or `every` ms) as long as `isUnderWay` says so. */
export function usePolled<T>(
  key: string,
  load: () => Promise<T>,
  isUnderWay: (value: T) => boolean,
  every?: number,
): Polled<T> {
  const { told, onAgain } = useStudio();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered<T> | null>(null);
  const latest = useRef({ load, isUnderWay });
  useEffect(() => {
    latest.current = { load, isUnderWay };
  });
  const wanted = `${key}#${attempt}`;
  useEffect(() => {
    let current = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let failures = 0;
    let underWay = false;
    const askLater = () => {
      const delay = nextDelay(underWay, failures, every);
      if (delay !== null) timer = setTimeout(() => void ask(), delay);
    };
    const ask = async () => {
      try {
        const value = await latest.current.load();
        if (!current) return;
        failures = 0;
        underWay = latest.current.isUnderWay(value);
        setAnswered({ wanted, value, failure: null, missing: false, at: Date.now() });
      } catch (error) {
        if (!current) return;
        failures += 1;
        const missing = error instanceof RequestFailed && error.status === 404;
        const failure = told(error);
        // What was known stays: the service may only be away a moment.
        setAnswered((before) => ({ wanted, value: before?.value ?? null, failure, missing, at: Date.now() }));
      }
      askLater();
    };
    void ask();
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, told, every]);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  useEffect(() => onAgain(reload), [onAgain, reload]);
  return {
    value: answered?.value ?? null,
    loading: answered?.wanted !== wanted,
    failure: answered?.failure ?? null,
    missing: answered?.missing ?? false,
    at: answered?.at ?? 0,
    reload,
  };
}
