// The page that embeds the widget, and the few words they exchange. Personal data never crosses.

export type FromHost =
  { type: 'shown'; focus: boolean } | { type: 'hidden' } | { type: 'prefill'; text: string };
export type ToHost = { type: 'ready' } | { type: 'close' } | { type: 'unread'; count: number };

const SOURCE = 'veiviser';

export interface Host {
  /** Whether there is a page around the widget. */
  readonly present: boolean;
  tell(message: ToHost): void;
  /** Hear what the page says; returns how to stop. */
  listen(hear: (message: FromHost) => void): () => void;
}

/** The page around this window. Its origin is what the loader wrote into our address. */
export function connectHost(page: Window = window): Host {
  const origin = new URLSearchParams(page.location.search).get('host');
  const present = page.parent !== page && origin !== null;
  return {
    present,
    tell(message) {
      if (present) page.parent.postMessage({ source: SOURCE, ...message }, origin);
    },
    listen(hear) {
      const onMessage = (event: MessageEvent<unknown>) => {
        if (!present || event.source !== page.parent || event.origin !== origin) return;
        const message = fromHost(event.data);
        if (message) hear(message);
      };
      page.addEventListener('message', onMessage);
      return () => page.removeEventListener('message', onMessage);
    },
  };
}

function fromHost(data: unknown): FromHost | null {
  if (typeof data !== 'object' || data === null || (data as { source?: unknown }).source !== SOURCE)
    return null;
  const message = data as Record<string, unknown>;
  if (message.type === 'hidden') return { type: 'hidden' };
  if (message.type === 'shown') return { type: 'shown', focus: message.focus === true };
  if (message.type === 'prefill' && typeof message.text === 'string')
    return { type: 'prefill', text: message.text };
  return null;
}
