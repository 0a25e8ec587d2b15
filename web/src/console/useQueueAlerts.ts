import { useEffect, useRef, useState } from 'react';
import { localStore } from '../chat/storage';
import { consoleTexts as say } from '../texts/console';

const KEY = 'veiviser.console.alerts';

/** Tell of new people in the queue by sound and in the tab's title, when the counsellor wants that. Off by default. */
export function useQueueAlerts(waiting: number): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStore.get(KEY) === '1');
  const before = useRef(waiting);

  useEffect(() => {
    document.title = `${on && waiting > 0 ? `(${waiting}) ` : ''}${say.title} – ${say.service}`;
    if (on && waiting > before.current) playTone();
    before.current = waiting;
  }, [on, waiting]);

  return [
    on,
    (wanted) => {
      if (wanted) {
        localStore.set(KEY, '1');
        playTone();
      } else localStore.remove(KEY);
      setOn(wanted);
    },
  ];
}

/** Two soft notes; made here, so that no sound file is needed. */
function playTone(): void {
  try {
    const context = new AudioContext();
    [660, 880].forEach((frequency, index) => {
      const start = context.currentTime + index * 0.16;
      const oscillator = new OscillatorNode(context, { frequency });
      const gain = new GainNode(context, { gain: 0 });
      gain.gain.linearRampToValueAtTime(0.12, start + 0.02);
      gain.gain.linearRampToValueAtTime(0, start + 0.15);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + 0.16);
      if (index === 1) oscillator.onended = () => void context.close();
    });
  } catch {
    // The browser has no sound to give; the title still tells.
  }
}
