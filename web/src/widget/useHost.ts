import { useEffect, useRef, useState } from 'react';
import type { Host } from './host';

interface Heard {
  /** Whether the page around us shows the chat. */
  shown: boolean;
  /** Counts the times the page asked us to take the focus. */
  focusRequests: number;
  /** The latest text the page wants in the text field. */
  prefill: { text: string; number: number } | null;
}

/** What the page around the widget wants. */
export function useHost(host: Host): Heard {
  const [heard, setHeard] = useState<Heard>({ shown: !host.present, focusRequests: 0, prefill: null });
  const count = useRef(0);
  useEffect(() => {
    const stop = host.listen((message) => {
      if (message.type === 'hidden') setHeard((was) => ({ ...was, shown: false }));
      else if (message.type === 'shown') {
        setHeard((was) => ({
          ...was,
          shown: true,
          focusRequests: was.focusRequests + (message.focus ? 1 : 0),
        }));
      } else {
        count.current += 1;
        setHeard((was) => ({ ...was, prefill: { text: message.text, number: count.current } }));
      }
    });
    host.tell({ type: 'ready' });
    return stop;
  }, [host]);
  return heard;
}
