import { useEffect } from 'react';

/** Name the page in the browser's window, and so to screen readers. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title.includes('Veiviser') ? title : `${title} – Veiviser`;
  }, [title]);
}
