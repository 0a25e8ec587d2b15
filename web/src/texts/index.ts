import { localStore } from '../chat/storage';
import type { Lang } from '../chat/chatState';
import { en } from './en';
import { nb, type Texts } from './nb';
import { nn } from './nn';

export type { Texts };

export const texts: Record<Lang, Texts> = { nb, nn, en };

/** Each language by its own name, as people look for it. */
export const languageNames: Record<Lang, string> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** Locale for dates: browsers know `nb` and `nn`, and dates in Norway are written the Norwegian way in English, too. */
export const locales: Record<Lang, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

const KEY = 'veiviser.lang';

export function isLang(value: unknown): value is Lang {
  return value === 'nb' || value === 'nn' || value === 'en';
}

/** Return the language the person has chosen on this device, or null. */
export function chosenLang(): Lang | null {
  const found = localStore.get(KEY);
  return isLang(found) ? found : null;
}

export function keepChosenLang(lang: Lang): void {
  localStore.set(KEY, lang);
}

/** Hear when another window or frame of ours changes the language; returns how to stop. */
export function onLangChosenElsewhere(hear: (lang: Lang) => void): () => void {
  const onStorage = (event: StorageEvent) => {
    if (event.key === KEY && isLang(event.newValue)) hear(event.newValue);
  };
  window.addEventListener('storage', onStorage);
  return () => window.removeEventListener('storage', onStorage);
}
