import { useCallback, useEffect, useRef, useState } from 'react';
import { routeOf, type Route } from './routes';

const here = () => window.location.pathname + window.location.search + window.location.hash;

/** The page the address names, and how to go to another. The focus follows, as it does when a page is loaded. */
export function useRoute(): [Route, (path: string) => void] {
  const [address, setAddress] = useState(here);
  const moved = useRef(false);

  useEffect(() => {
    const onBack = () => setAddress(here());
    window.addEventListener('popstate', onBack);
    return () => window.removeEventListener('popstate', onBack);
  }, []);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    window.scrollTo(0, 0);
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [address]);

  const go = useCallback((path: string) => {
    window.history.pushState(null, '', path);
    moved.current = true;
    setAddress(path);
  }, []);

  const { pathname, search, hash } = new URL(address, window.location.origin);
  return [routeOf(pathname, search, hash.slice(1)), go];
}
