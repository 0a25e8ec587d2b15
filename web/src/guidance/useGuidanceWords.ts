import { useState } from 'react';
import type { Lang } from '../chat/chatState';
import { useLoaded, type Loaded } from '../site/useLoaded';
import type { GuidanceWords } from './GuidanceContext';
import { readItemTexts, readTexts } from './guidanceApi';

/** The reflection's words in a language. While another language is fetched, the former one stays on the screen. */
export function useGuidanceWords(lang: Lang): [Loaded<GuidanceWords>, () => void] {
  const [loaded, retry] = useLoaded(lang, () => load(lang));
  const [latest, setLatest] = useState(loaded);
  if (loaded.state === 'ready' && loaded !== latest) setLatest(loaded);
  return [loaded.state === 'loading' && latest.state === 'ready' ? latest : loaded, retry];
}

async function load(lang: Lang): Promise<GuidanceWords> {
  const [say, items] = await Promise.all([readTexts(lang), readItemTexts(lang)]);
  return { say, itemText: (id, otherwise) => items.get(id) ?? otherwise };
}
