import { useEffect, useState } from 'react';
import { useStudio } from './StudioContext';
import { useUnsaved } from './useUnsaved';

/** Hold the page while something is `unsaved`; the returned function goes elsewhere without asking, once it is saved. */
export function useLeaving(unsaved: boolean): (path: string) => void {
  const { go } = useStudio();
  const [to, setTo] = useState<string | null>(null);
  useUnsaved(unsaved && to === null);
  // The page is let go of first: what a render no longer holds is released before its effects run.
  useEffect(() => {
    if (to !== null) go(to);
  }, [to, go]);
  return setTo;
}
