import { useEffect, useState } from 'react';
import { readAvailability } from '../chat/citizenApi';
import type { Lang, StateName } from '../chat/chatState';
import type { Availability } from '../protocol/types';

const LOOK_EVERY_MS = 30_000;

/** Whether a person can be had, looked up now and then while the chat is in sight; null when unknown. */
export function useAvailability(lang: Lang, visible: boolean, state: StateName): Availability | null {
  const [availability, setAvailability] = useState<Availability | null>(null);
  useEffect(() => {
    if (!visible) return;
    let current = true;
    const look = () => {
      if (document.hidden) return;
      readAvailability(lang).then(
        (found) => {
          if (current) setAvailability(found);
        },
        () => {
          if (current) setAvailability(null);
        },
      );
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => {
      current = false;
      clearInterval(timer);
    };
  }, [lang, visible, state]);
  return availability;
}
