import { useEffect, useEffectEvent, type RefObject } from 'react';
import { VALUES, type Value } from './wire';

/** Answer with the keys 1 to 5 while the focus is on the question, but not where a person writes (WCAG 2.1.4). */
export function useAnswerKeys(root: RefObject<HTMLElement | null>, onAnswer: (value: Value) => void): void {
  const answer = useEffectEvent(onAnswer);
  useEffect(() => {
    const element = root.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const value = VALUES.find((one) => String(one) === event.key);
      if (value !== undefined) answer(value);
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [root]);
}
