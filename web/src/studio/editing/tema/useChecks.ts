import { useEffect, useState } from 'react';
import { useStudio } from '../../shell/StudioContext';
import { studioApi } from '../../studioApi';
import type { Warned } from '../../wire';

export interface Checked {
  text: string;
  warnings: readonly Warned[];
}

const PAUSE_MS = 500;
/** Of many pasted lines, so many are looked at; the service looks at all of them when they are saved. */
const MOST = 12;
const known = new Map<string, Promise<readonly Warned[]>>();

/** What there is to think about in texts that are being written for a tema, once the hands rest. */
export function useChecks(texts: readonly string[], tema: string): { checked: Checked[]; checking: boolean } {
  const { drafts } = useStudio();
  const draft = drafts.currentId;
  const wanted = texts.slice(-MOST).join('\n');
  const [answer, setAnswer] = useState<{ wanted: string; checked: Checked[] }>({ wanted: '', checked: [] });
  useEffect(() => {
    if (wanted === '') return;
    let current = true;
    const timer = setTimeout(() => {
      const asked = wanted
        .split('\n')
        .map(async (text) => ({ text, warnings: await check(text, tema, draft) }));
      void Promise.all(asked).then((checked) => {
        if (current) setAnswer({ wanted, checked });
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, tema, draft]);
  if (wanted === '') return { checked: [], checking: false };
  // What is known of lines that still stand there is kept while the others are looked at.
  const standing = new Set(wanted.split('\n'));
  return {
    checked: answer.checked.filter(({ text }) => standing.has(text)),
    checking: answer.wanted !== wanted,
  };
}

function check(text: string, intent: string, change_set_id: string | null): Promise<readonly Warned[]> {
  const key = JSON.stringify([text, intent, change_set_id]);
  const found =
    known.get(key) ??
    studioApi.check({ text, intent, change_set_id }).then(
      ({ warnings }) => warnings,
      () => {
        // A warning that can't be had is no reason to stop anybody; it is asked for again next time.
        known.delete(key);
        return [];
      },
    );
  known.set(key, found);
  return found;
}
