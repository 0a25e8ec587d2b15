import { Button } from '@digdir/designsystemet-react';
import { PaperplaneIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useLayoutEffect, type KeyboardEvent, type RefObject } from 'react';
import { LONGEST_MESSAGE, messageLength } from '../chat/messageLength';
import { tabStore } from '../chat/storage';
import { useChatTools } from './ChatContext';

const COUNT_FROM = 1800;
const DRAFT_KEY = 'veiviser.draft';

/** Return what the person had begun to write before the page was reloaded. */
export function readDraft(): string {
  return tabStore.get(DRAFT_KEY) ?? '';
}

interface Props {
  input: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  /** Whether there is a conversation that takes messages; the text stays here until there is. */
  ready: boolean;
  withCounsellor: boolean;
  onDraft: (draft: string) => void;
  onSend: (text: string) => void;
}

/** Where the citizen writes. */
export function Composer({ input, draft, ready, withCounsellor, onDraft, onSend }: Props) {
  const { client, texts } = useChatTools();
  const id = useId();
  const length = messageLength(draft);
  const tooLong = length > LONGEST_MESSAGE;

  useEffect(() => {
    if (draft === '') tabStore.remove(DRAFT_KEY);
    else tabStore.set(DRAFT_KEY, draft);
  }, [draft]);

  useLayoutEffect(() => fitToText(input.current), [draft, input]);

  const send = () => {
    if (ready && length > 0 && !tooLong) onSend(draft.trim());
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes a character, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>{withCounsellor ? texts.chat.inputCounsellor : texts.chat.input}</label>
      <span id={`${id}-help`} className="sr-only">
        {texts.chat.inputHelp}
      </span>
      <div className="composer__row">
        <textarea
          ref={input}
          id={id}
          className="ds-input"
          data-testid="chat-input"
          rows={1}
          value={draft}
          aria-describedby={`${id}-help ${id}-count`}
          aria-invalid={tooLong}
          autoComplete="off"
          onChange={(event) => {
            onDraft(event.target.value);
            client.tellTyping();
          }}
          onKeyDown={onKeyDown}
        />
        <Button type="submit" data-testid="chat-send" icon aria-label={texts.chat.send}>
          <PaperplaneIcon aria-hidden />
        </Button>
      </div>
      <p
        id={`${id}-count`}
        className={`composer__count ${tooLong ? 'composer__count--over' : ''}`}
        aria-live={tooLong ? 'polite' : 'off'}
      >
        {tooLong
          ? texts.chat.charactersOver(length - LONGEST_MESSAGE)
          : length >= COUNT_FROM && texts.chat.charactersLeft(LONGEST_MESSAGE - length)}
      </p>
    </form>
  );
}

/** Let a field be as high as its text. Browsers that know `field-sizing` do so by themselves. */
function fitToText(field: HTMLTextAreaElement | null): void {
  if (field === null || CSS.supports('field-sizing', 'content')) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + 2}px`;
}
