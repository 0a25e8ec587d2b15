import { Button } from '@digdir/designsystemet-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChatClient } from '../chat/chatClient';
import { IDENTITY_KEY } from '../chat/identity';
import { isLang, texts } from '../texts';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { ChatContext } from './ChatContext';
import { Composer, readDraft } from './Composer';
import { Header } from './Header';
import type { Host } from './host';
import { MessageList } from './MessageList';
import { Notices } from './Notices';
import { StatusBar } from './StatusBar';
import { useAvailability } from './useAvailability';
import { useChat } from './useChat';
import { useChatLanguage } from './useChatLanguage';
import { useHost } from './useHost';
import { useUnread } from './useUnread';

/** The whole chat. */
export function WidgetApp({ client, host }: { client: ChatClient; host: Host }) {
  const chat = useChat(client);
  const heard = useHost(host);
  const [lang, chooseLang] = useChatLanguage(chat);
  const [draft, setDraft] = useState(readDraft);
  const [asking, setAsking] = useState<'end' | 'forget' | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const availability = useAvailability(lang, heard.shown, chat.state);
  const tools = useMemo(() => ({ client, lang, texts: texts[lang] }), [client, lang]);
  const say = tools.texts.chat;
  useUnread(client, host, chat, heard.shown);

  // The conversation begins when the chat is first seen, not when the page is.
  useEffect(() => {
    if (heard.shown && chat.phase === 'idle' && !forgotten) void client.open(lang);
  }, [client, heard.shown, chat.phase, forgotten, lang]);

  useEffect(() => {
    if (heard.focusRequests > 0) input.current?.focus();
  }, [heard.focusRequests]);

  // A new wish of the page replaces what it wished before, in the text field.
  const [prefilled, setPrefilled] = useState(0);
  if (heard.prefill !== null && heard.prefill.number !== prefilled) {
    setPrefilled(heard.prefill.number);
    setDraft(heard.prefill.text);
  }

  useEffect(() => {
    const look = () => {
      if (!document.hidden) client.lookAgain();
    };
    const follow = (event: StorageEvent) => {
      if (event.key === IDENTITY_KEY) void client.followStorage(lang);
    };
    window.addEventListener('online', look);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('storage', follow);
    return () => {
      window.removeEventListener('online', look);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('storage', follow);
    };
  }, [client, lang]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && asking === null) host.tell({ type: 'close' });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [host, asking]);

  const startAnew = () => {
    setForgotten(false);
    void client.startAnew(lang);
    requestAnimationFrame(() => input.current?.focus());
  };
  const changeLang = (wanted: string) => {
    if (!isLang(wanted)) return;
    chooseLang(wanted);
    // Nothing has been said yet: let the first words be in the new language, too.
    if (chat.phase === 'ready' && chat.messages.length === 1 && chat.outbox.length === 0)
      void client.startAnew(wanted);
  };
  const over = forgotten || chat.state === 'closed';
  return (
    <ChatContext value={tools}>
      <Header
        canEnd={chat.phase === 'ready' && !over}
        canForget={chat.phase === 'ready' && !forgotten}
        onLang={changeLang}
        onEnd={() => setAsking('end')}
        onForget={() => setAsking('forget')}
        {...(host.present ? { onClose: () => host.tell({ type: 'close' }) } : {})}
      />
      <main className="chat">
        <Notices chat={chat} onRetry={() => void client.open(lang)} />
        <MessageList
          chat={chat}
          visible={heard.shown}
          onReply={() => input.current?.focus()}
          onEdit={(text) => {
            setDraft(text);
            input.current?.focus();
          }}
        />
        {!over && <StatusBar chat={chat} availability={availability} />}
        {over ? (
          <div className="over">
            <p role="status">{forgotten ? say.forgotten : say.closed}</p>
            <Button onClick={startAnew}>{say.startAnew}</Button>
          </div>
        ) : (
          <Composer
            input={input}
            draft={draft}
            ready={chat.phase === 'ready'}
            withCounsellor={chat.state === 'with_counsellor'}
            onDraft={setDraft}
            onSend={(text) => {
              client.send(text);
              setDraft('');
            }}
          />
        )}
      </main>
      <ConfirmDialog
        open={asking === 'end'}
        title={say.endQuestion}
        text={say.endText}
        confirm={say.end}
        cancel={tools.texts.common.cancel}
        onConfirm={() => void client.act('close')}
        onClose={() => setAsking(null)}
      />
      <ConfirmDialog
        open={asking === 'forget'}
        title={say.forgetQuestion}
        text={say.forgetText}
        confirm={say.forget}
        cancel={tools.texts.common.cancel}
        danger
        onConfirm={() => {
          client.forget();
          setDraft('');
          setForgotten(true);
        }}
        onClose={() => setAsking(null)}
      />
    </ChatContext>
  );
}
