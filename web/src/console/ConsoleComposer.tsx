import { Button } from '@digdir/designsystemet-react';
import { useId, type KeyboardEvent, type RefObject } from 'react';
import { LONGEST_MESSAGE, messageLength } from '../chat/messageLength';
import { consoleTexts as say } from '../texts/console';
import { CannedReplies } from './CannedReplies';
import { useConsoleClient } from './ConsoleContext';

interface Props {
  conversationId: string;
  input: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  onDraft: (draft: string) => void;
}

/** Where the counsellor writes. */
export function ConsoleComposer({ conversationId, input, draft, onDraft }: Props) {
  const client = useConsoleClient();
  const id = useId();
  const over = messageLength(draft) - LONGEST_MESSAGE;
  const send = () => {
    if (draft.trim() !== '' && over <= 0) {
      client.write(conversationId, draft.trim());
      onDraft('');
    }
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="console-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="console-composer__top">
        <label htmlFor={id}>{say.composer.label}</label>
        <CannedReplies
          onUse={(text) => {
            onDraft(draft.trim() === '' ? text : `${draft.trimEnd()} ${text}`);
            input.current?.focus();
          }}
        />
      </div>
      <div className="console-composer__row">
        <textarea
          ref={input}
          id={id}
          className="ds-input"
          data-testid="console-input"
          rows={3}
          value={draft}
          aria-describedby={`${id}-help`}
          aria-invalid={over > 0}
          onChange={(event) => {
            onDraft(event.target.value);
            client.tellTyping(conversationId);
          }}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" data-testid="console-send">
          {say.composer.send}
        </Button>
      </div>
      <p id={`${id}-help`} className="console-composer__help">
        {over > 0 ? <strong>{say.composer.tooLong(over)}</strong> : say.composer.help}
      </p>
    </form>
  );
}
