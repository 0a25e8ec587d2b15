import { useCallback, useEffect, useRef, useState } from 'react';

const here = () => window.location.pathname + window.location.search;

export interface Address {
  path: string;
  query: URLSearchParams;
  go: (path: string) => void;
  replace: (path: string) => void;
  /** Where somebody wants to go from a page that has something unsaved. */
  pending: string | null;
  leave: () => void;
  stay: () => void;
  holdPage: () => () => void;
  /** Whether something on the page isn't saved. */
  isHeld: () => boolean;
}

/** The page the address names, and how to go to another. The focus follows, as it does when a page is loaded. */
export function useAddress(): Address {
  const [address, setAddress] = useState(here);
  const [pending, setPending] = useState<string | null>(null);
  const holds = useRef(new Set<symbol>());
  const moved = useRef(false);
  const latest = useRef(address);

  const move = useCallback((path: string) => {
    // The same address again is no move: nothing is drawn, and a later change would take the focus instead.
    moved.current = path !== latest.current;
    latest.current = path;
    setAddress(path);
  }, []);

  const go = useCallback(
    (path: string) => {
      if (holds.current.size > 0) {
        setPending(path);
        return;
      }
      window.history.pushState(null, '', path);
      move(path);
    },
    [move],
  );

  const replace = useCallback((path: string) => {
    window.history.replaceState(null, '', path);
    latest.current = path;
    setAddress(path);
  }, []);

  const leave = useCallback(() => {
    holds.current.clear();
    if (pending !== null) go(pending);
    setPending(null);
  }, [go, pending]);

  const holdPage = useCallback(() => {
    const hold = Symbol('hold');
    holds.current.add(hold);
    return () => {
      holds.current.delete(hold);
    };
  }, []);

  const isHeld = useCallback(() => holds.current.size > 0, []);

  useEffect(() => {
    const onBack = () => {
      if (holds.current.size > 0) {
        const wanted = here();
        window.history.pushState(null, '', latest.current);
        setPending(wanted);
      } else {
        move(here());
      }
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (holds.current.size > 0) event.preventDefault();
    };
    window.addEventListener('popstate', onBack);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('popstate', onBack);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [move]);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [address]);

  const { pathname, searchParams } = new URL(address, window.location.origin);
  const stay = useCallback(() => setPending(null), []);
  return { path: pathname, query: searchParams, go, replace, pending, leave, stay, holdPage, isHeld };
}
