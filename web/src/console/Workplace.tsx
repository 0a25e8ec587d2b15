import { Button } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { consoleTexts as say } from '../texts/console';
import { useConsoleClient } from './ConsoleContext';
import { ConsoleHeader } from './ConsoleHeader';
import { itemOf, type ConsoleState } from './consoleState';
import { ConversationPane } from './ConversationPane';
import { Lists } from './Lists';
import { ShortcutsDialog } from './ShortcutsDialog';
import { useQueueAlerts } from './useQueueAlerts';
import { useShortcuts } from './useShortcuts';

/** The lists to the left, the conversation to the right. */
export function Workplace({ state }: { state: ConsoleState }) {
  const client = useConsoleClient();
  const [showShortcuts, setShowShortcuts] = useState(false);
  const [alerts, setAlerts] = useQueueAlerts(state.queue?.waiting.length ?? 0);
  // What is half written stays with its conversation while the counsellor looks at another.
  const [drafts, setDrafts] = useState<Record<string, string>>({});
  const input = useRef<HTMLTextAreaElement>(null);
  const { selected, queue } = state;

  useEffect(() => {
    const look = () => {
      if (document.hidden) return;
      client.lookAgain();
      client.tellRead();
    };
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [client]);

  useShortcuts({
    KeyK: () => client.select(queue?.waiting[0]?.conversation_id ?? selected),
    KeyT: () => {
      if (selected !== null && itemOf(queue, selected)?.state === 'waiting')
        void client.step(selected, 'claim');
    },
    KeyS: () => input.current?.focus(),
    KeyR: () => {
      if (selected !== null && itemOf(queue, selected)?.state === 'with_counsellor') {
        void client.step(selected, 'hand-back');
      }
    },
    KeyH: () => setShowShortcuts(true),
    ...Object.fromEntries(
      (queue?.mine ?? []).slice(0, 9).map((item, index) => [
        `Digit${index + 1}`,
        () => {
          client.select(item.conversation_id);
          input.current?.focus();
        },
      ]),
    ),
  });

  return (
    <>
      <ConsoleHeader
        name={state.user?.name ?? ''}
        online={queue?.counsellors_online ?? null}
        alerts={alerts}
        onAlerts={setAlerts}
        onShortcuts={() => setShowShortcuts(true)}
      />
      <div role="status" className="banners">
        {state.connection === 'offline' && (
          <div className="banner banner--warning">
            <p>{say.lost}</p>
            <Button data-size="sm" variant="secondary" onClick={() => client.lookAgain()}>
              {say.reconnect}
            </Button>
          </div>
        )}
        {state.connection === 'polling' && (
          <div className="banner">
            <p>{say.slow}</p>
          </div>
        )}
        {state.failure !== null && (
          <div className="banner banner--warning">
            <p>{state.failure}</p>
            <Button data-size="sm" variant="tertiary" onClick={() => client.dismissFailure()}>
              {say.dismiss}
            </Button>
          </div>
        )}
      </div>
      <main className={`workplace ${selected === null ? '' : 'workplace--open'}`}>
        <h1 className="sr-only">{say.title}</h1>
        <Lists queue={queue} selected={selected} />
        {selected === null ? (
          <section className="pane pane--empty">
            <h2>{say.pane.empty}</h2>
            <p>{say.pane.emptyHelp}</p>
          </section>
        ) : (
          <ConversationPane
            key={selected}
            state={state}
            conversationId={selected}
            input={input}
            draft={drafts[selected] ?? ''}
            onDraft={(draft) => setDrafts((all) => ({ ...all, [selected]: draft }))}
          />
        )}
      </main>
      <ShortcutsDialog open={showShortcuts} onClose={() => setShowShortcuts(false)} />
    </>
  );
}
