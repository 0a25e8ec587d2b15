import type { Lang } from '../chat/chatState';
import { locales, texts } from '../texts';

/** Return the clock time of a moment, such as 09.05. */
export function clockOf(moment: string, lang: Lang): string {
  return new Date(moment).toLocaleTimeString(locales[lang], { hour: '2-digit', minute: '2-digit' });
}

/** Return the day of a moment as people say it. */
export function dayOf(moment: string, lang: Lang, now = new Date()): string {
  const day = new Date(moment);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (day.toDateString() === now.toDateString()) return texts[lang].chat.today;
  if (day.toDateString() === yesterday.toDateString()) return texts[lang].chat.yesterday;
  const year = day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const };
  return day.toLocaleDateString(locales[lang], { weekday: 'long', day: 'numeric', month: 'long', ...year });
}
