import { Button } from '@digdir/designsystemet-react';
import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { useState, type RefObject } from 'react';
import { consoleTexts as say } from '../texts/console';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { useConsoleClient } from './ConsoleContext';
import { ConsoleComposer } from './ConsoleComposer';
import { ConsoleLog } from './ConsoleLog';
import { emptyDesk, itemOf, type ConsoleState } from './consoleState';
import { ReflectionPanel } from './ReflectionPanel';

interface Props {
  state: ConsoleState;
  conversationId: string;
  input: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  onDraft: (draft: string) => void;
}

/** One conversation, with everything that can be done about it. */
export function ConversationPane({ state, conversationId, input, draft, onDraft }: Props) {
  const client = useConsoleClient();
  const [closing, setClosing] = useState(false);
  const desk = state.desks[conversationId] ?? emptyDesk;
  const item = itemOf(state.queue, conversationId);
  const mine = item?.state === 'with_counsellor';
  const waits = item?.state === 'waiting';
  const outbox = state.outbox.filter((one) => one.conversationId === conversationId);
  const urgentReason = item?.urgent ? (say.reasons[item.urgent_reason ?? ''] ?? say.lists.urgent) : null;
  return (
    <section className="pane" aria-labelledby="pane-heading">
      <header className="pane__header">
        <button
          type="button"
          className="icon-button pane__back"
          aria-label={say.pane.back}
          onClick={() => client.select(null)}
        >
          <ArrowLeftIcon aria-hidden />
        </button>
        <div className="pane__title">
          <h2 id="pane-heading">{say.pane.heading}</h2>
          {item && (
            <p>
              {[
                say.languages[item.lang],
                say.lists.messages(item.message_count),
                item.citizen_online ? say.lists.online : say.lists.away,
                ...(item.reason === null ? [] : [say.reasons[item.reason] ?? item.reason]),
              ].join(' · ')}
            </p>
          )}
        </div>
        <div className="pane__actions">
          {waits && (
            <Button data-testid="claim" onClick={() => void client.step(conversationId, 'claim')}>
              {say.pane.claim}
            </Button>
          )}
          {mine && (
            <>
              <Button
                variant="secondary"
                data-size="sm"
                data-testid="hand-back"
                onClick={() => void client.step(conversationId, 'hand-back')}
              >
                {say.pane.handBack}
              </Button>
              <Button
                variant="secondary"
                data-size="sm"
                data-testid="transfer"
                onClick={() => void client.step(conversationId, 'transfer')}
              >
                {say.pane.transfer}
              </Button>
              <Button
                variant="secondary"
                data-size="sm"
                data-color="danger"
                data-testid="close-conversation"
                onClick={() => setClosing(true)}
              >
                {say.pane.close}
              </Button>
            </>
          )}
        </div>
      </header>
      {urgentReason !== null && <p className="pane__urgent">{say.pane.urgentNotice(urgentReason)}</p>}
      {mine && <ReflectionPanel conversationId={conversationId} version={item.message_count} />}
      <ConsoleLog
        desk={desk}
        outbox={outbox}
        onEdit={(text) => {
          onDraft(text);
          input.current?.focus();
        }}
      />
      {mine && (
        <ConsoleComposer conversationId={conversationId} input={input} draft={draft} onDraft={onDraft} />
      )}
      {waits && <p className="pane__notice">{say.pane.waitingNotice}</p>}
      {!item && state.queue !== null && (
        <p className="pane__notice" role="status">
          {say.pane.left[desk.state]}
        </p>
      )}
      <ConfirmDialog
        open={closing}
        title={say.pane.closeQuestion}
        text={say.pane.closeText}
        confirm={say.pane.closeConfirm}
        cancel={say.pane.cancel}
        danger
        onConfirm={() => void client.step(conversationId, 'close')}
        onClose={() => setClosing(false)}
      />
    </section>
  );
}
