import { useEffect, useRef } from 'react';
import { keyAction, placeOf, type KeyAction } from './keys';

/** Do what keys say, as long as `on`. Several parts of a page may each hear their own. */
export function useKeys(actions: Partial<Record<KeyAction, (inList: boolean) => void>>, on: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!on) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const place = placeOf(event.target);
      const action = keyAction(event, place);
      const todo = action === null ? undefined : latest.current[action];
      if (todo === undefined) return;
      event.preventDefault();
      todo(place.inList);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [on]);
}
