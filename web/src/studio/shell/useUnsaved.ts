import { useEffect } from 'react';
import { useStudio } from './StudioContext';

/** While `unsaved`, ask before the page is left. */
export function useUnsaved(unsaved: boolean): void {
  const { holdPage } = useStudio();
  useEffect(() => (unsaved ? holdPage() : undefined), [unsaved, holdPage]);
}
