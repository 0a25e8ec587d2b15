import { useEffect, useState } from 'react';
import type { ChatState, Lang } from '../chat/chatState';
import { chosenLang, isLang, keepChosenLang, onLangChosenElsewhere } from '../texts';

/**
 * The language of the buttons and labels: what the person chose here, else what the conversation is in, which the
 * service hears from how they write, else what the page around us says.
 */
export function useChatLanguage(chat: ChatState): [Lang, (lang: Lang) => void] {
  const [chosen, setChosen] = useState<Lang | null>(chosenLang);
  const lang = chosen ?? (chat.phase === 'ready' && chat.messages.length > 0 ? chat.lang : langOfAddress());
  useEffect(() => onLangChosenElsewhere(setChosen), []);
  useEffect(() => {
    document.documentElement.lang = lang;
  }, [lang]);
  return [
    lang,
    (wanted) => {
      keepChosenLang(wanted);
      setChosen(wanted);
    },
  ];
}

function langOfAddress(): Lang {
  const asked = new URLSearchParams(window.location.search).get('lang')?.toLowerCase().slice(0, 2);
  return isLang(asked) ? asked : 'nb';
}
