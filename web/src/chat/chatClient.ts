import { isUnknownConversation, RequestFailed, type Problem } from '../http/problem';
import type { ConversationView, ServerFrame } from '../protocol/types';
import { socketUrl, type CitizenApi } from './citizenApi';
import { Delivery, isFinal } from './delivery';
import { emptyChat, UNREACHABLE, type ChatState, type Lang } from './chatState';
import { forgetIdentity, keepIdentity, readIdentity, type Identity } from './identity';
import { LiveSocket } from './liveSocket';
import { Outbox } from './outbox';
import type { SafeStorage } from './storage';
import { lastSeqWithoutGap, mergeMessages, storedClientIds } from './transcript';

export interface ChatClientOptions {
  api: CitizenApi;
  storage: SafeStorage;
  makeSocket?: (url: string) => WebSocket;
  pageIsHidden?: () => boolean;
}

const POLL_AFTER_FAILURES = 2;
const POLL_MS = 3_000;
const POLL_HIDDEN_MS = 15_000;
const BOT_TYPING_MS = 12_000;
const COUNSELLOR_TYPING_MS = 6_000;
const TELL_TYPING_EVERY_MS = 3_000;

/** One citizen's chat, without any user interface: connection, messages, what is yet to be sent. */
export class ChatClient {
  readonly #options: ChatClientOptions;
  readonly #outbox: Outbox;
  readonly #delivery: Delivery;
  readonly #socket: LiveSocket;
  readonly #listeners = new Set<() => void>();
  #state: ChatState = emptyChat;
  #identity: Identity | null = null;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;
  #toldTypingAt = 0;
  #toldRead = 0;

  constructor(options: ChatClientOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.storage, 'citizen');
    this.#delivery = new Delivery({
      outbox: this.#outbox,
      sendLive: (item) =>
        item.conversationId === this.#identity?.conversationId &&
        this.#socket.send({ type: 'message', client_id: item.clientId, ...contentOf(item) }),
      post: (item) => options.api.post(this.#known(), { client_id: item.clientId, ...contentOf(item) }),
      mayPost: () =>
        this.#state.phase === 'ready' && this.#socket.status !== 'live' && this.#pollingAllowed(),
      onView: (_conversationId, view) => this.#show(view),
      onUnknownConversation: () => void this.#replace(),
      onSilence: () => this.#socket.restart(),
      onChange: () => this.#set({ outbox: this.#outbox.items }),
    });
    this.#socket = new LiveSocket({
      url: () => socketUrl(`/api/v1/conversations/${encodeURIComponent(this.#known().conversationId)}/ws`),
      hello: () => ({
        type: 'hello',
        token: this.#known().token,
        after: lastSeqWithoutGap(this.#state.messages),
      }),
      onFrame: (frame) => this.#hear(frame as ServerFrame),
      onStatus: () => this.#connectionChanged(),
      onRefused: () => void this.#replace(),
      ...(options.makeSocket ? { makeSocket: options.makeSocket } : {}),
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): ChatState => this.#state;

  /** Go on with the conversation this device remembers, or begin one. Harmless when open. */
  async open(lang: Lang): Promise<void> {
    if (this.#state.phase === 'ready' || this.#state.phase === 'starting') return;
    const remembered = readIdentity(this.#options.storage);
    if (remembered === null) {
      await this.#begin(lang);
      return;
    }
    this.#identity = remembered;
    this.#outbox.keepOnly(remembered.conversationId);
    this.#set({ ...emptyChat, phase: 'ready', lang, outbox: this.#outbox.items });
    this.#socket.start();
  }

  /** Another tab may have begun a new conversation or forgotten ours: follow it. */
  async followStorage(lang: Lang): Promise<void> {
    const remembered = readIdentity(this.#options.storage);
    if (this.#identity === null || remembered?.conversationId === this.#identity.conversationId) return;
    this.#stop();
    this.#set({ ...emptyChat });
    if (remembered !== null) await this.open(lang);
  }

  /** Leave the conversation and begin a new one. */
  async startAnew(lang: Lang): Promise<void> {
    this.#leave();
    this.#outbox.clear();
    await this.#begin(lang);
  }

  /** End the conversation, and forget everything this device knows about it. */
  forget(): void {
    const identity = this.#identity;
    if (identity !== null && this.#state.state !== 'closed') {
      // Nobody should wait for somebody who has left; if this fails, the conversation is forgotten all the same.
      this.#options.api.act(identity, 'close').catch(() => undefined);
    }
    this.#leave();
    this.#outbox.clear();
    this.#set({ ...emptyChat, outbox: [] });
  }

  send(text: string): void {
    if (this.#identity) this.#delivery.submit(this.#identity.conversationId, text);
  }

  press(buttonId: string, title: string): void {
    if (this.#identity) this.#delivery.submit(this.#identity.conversationId, title, buttonId);
  }

  retry(clientId: string): void {
    this.#socket.retryNow();
    this.#delivery.retry(clientId);
  }

  /** Take back a message that could not be sent; returns what it said. */
  takeBack(clientId: string): string {
    const text = this.#outbox.find(clientId)?.text ?? '';
    this.#outbox.remove(clientId);
    this.#delivery.settle();
    this.#set({ outbox: this.#outbox.items });
    return text;
  }

  /** Ask for a person, leave the queue or end the conversation. */
  async act(action: 'human' | 'leave-queue' | 'close'): Promise<void> {
    await this.#try(async (identity) => this.#show(await this.#options.api.act(identity, action)));
  }

  /** Say whether an answer helped; shown at once, taken back if the service did not get it. */
  async judge(seq: number, value: -1 | 0 | 1): Promise<void> {
    const before = this.#state.messages.find((message) => message.seq === seq)?.feedback ?? 0;
    this.#setFeedback(seq, value);
    const done = await this.#try((identity) => this.#options.api.judge(identity, seq, value));
    if (!done) this.#setFeedback(seq, before);
  }

  /** Tell the other side that the citizen is writing; seldom enough not to be a burden. */
  tellTyping(): void {
    const now = Date.now();
    if (this.#state.state !== 'with_counsellor' || now - this.#toldTypingAt < TELL_TYPING_EVERY_MS) return;
    if (this.#socket.send({ type: 'typing' })) this.#toldTypingAt = now;
  }

  /** Tell the other side that everything so far has been seen. */
  tellRead(): void {
    const seq = lastSeqWithoutGap(this.#state.messages);
    if (seq > this.#toldRead && this.#socket.send({ type: 'read', seq })) this.#toldRead = seq;
  }

  /** The network is back, or the page woke up. */
  lookAgain(): void {
    if (this.#state.phase === 'ready') this.#socket.check();
  }

  dismissNotice(): void {
    this.#set({ notice: null, failure: null });
  }

  async #begin(lang: Lang, notice: ChatState['notice'] = null): Promise<void> {
    // The first words of a new conversation are news, too.
    this.#set({
      ...emptyChat,
      phase: 'starting',
      historyLoaded: true,
      lang,
      notice,
      outbox: this.#outbox.items,
    });
    try {
      const created = await this.#options.api.begin(lang);
      this.#identity = { conversationId: created.conversation_id, token: created.token };
      keepIdentity(this.#options.storage, this.#identity);
      this.#outbox.moveTo(created.conversation_id);
      this.#set({ phase: 'ready', outbox: this.#outbox.items });
      this.#show(created);
      this.#socket.start();
    } catch (error) {
      this.#set({ phase: 'failed', failure: sentenceOf(error) });
    }
  }

  /** The service does not know the conversation any longer: begin a new one, and keep what was written. */
  async #replace(): Promise<void> {
    if (this.#state.phase === 'starting') return;
    const { lang } = this.#state;
    this.#leave();
    await this.#begin(lang, 'replaced');
  }

  #leave(): void {
    this.#stop();
    forgetIdentity(this.#options.storage);
  }

  #stop(): void {
    this.#socket.stop();
    this.#delivery.stop();
    clearTimeout(this.#pollTimer);
    clearTimeout(this.#typingTimer);
    this.#identity = null;
    this.#toldRead = 0;
  }

  #hear(frame: ServerFrame): void {
    switch (frame.type) {
      case 'event':
        this.#show(frame);
        break;
      case 'ack':
        this.#delivery.acknowledged(frame.client_id, frame.seq);
        this.#settle();
        break;
      case 'typing':
        if (frame.author === 'bot' || frame.author === 'counsellor') this.#showTyping(frame.author);
        break;
      case 'read':
        if (frame.author === 'counsellor') this.#set({ counsellorHasRead: frame.seq });
        break;
      case 'error':
        this.#hearProblem(frame.client_id ?? null, frame.problem as unknown as Problem);
        break;
      case 'ping':
        break;
    }
  }

  #hearProblem(clientId: string | null, problem: Problem): void {
    if (clientId !== null && isFinal(problem.status)) this.#delivery.refused(clientId, problem);
    // Anything else is tried again: the message stays unacknowledged until a new connection takes it.
    else if (clientId !== null) setTimeout(() => this.#socket.restart(), 1_000);
  }

  /** Show news; when they leave a gap behind, ask for what is missing. */
  #show(view: ConversationView): void {
    this.#take(view);
    const { messages } = this.#state;
    if (lastSeqWithoutGap(messages) < (messages.at(-1)?.seq ?? 0)) this.#poll();
  }

  #take(view: ConversationView): void {
    const messages = mergeMessages(this.#state.messages, view.messages);
    const answered = view.messages.some((message) => message.author !== 'citizen');
    if (answered) clearTimeout(this.#typingTimer);
    this.#set({
      messages,
      state: view.state,
      queuePosition: view.queue_position,
      counsellorName: view.counsellor_name,
      lang: view.lang,
      ...(answered ? { typing: null } : {}),
    });
    this.#settle();
    if (!this.#state.historyLoaded) {
      // After this change is on the screen: only what comes later is announced.
      setTimeout(() => this.#set({ historyLoaded: true }), 0);
    }
  }

  #settle(): void {
    this.#outbox.settle(storedClientIds(this.#state.messages, 'citizen'));
    this.#delivery.settle();
    this.#set({ outbox: this.#outbox.items });
  }

  #showTyping(author: 'bot' | 'counsellor'): void {
    clearTimeout(this.#typingTimer);
    this.#set({ typing: author });
    const shown = author === 'bot' ? BOT_TYPING_MS : COUNSELLOR_TYPING_MS;
    this.#typingTimer = setTimeout(() => this.#set({ typing: null }), shown);
  }

  #setFeedback(seq: number, feedback: -1 | 0 | 1): void {
    this.#set({
      messages: this.#state.messages.map((message) =>
        message.seq === seq ? { ...message, feedback } : message,
      ),
    });
  }

  #connectionChanged(): void {
    const { status } = this.#socket;
    if (status === 'live') {
      clearTimeout(this.#pollTimer);
      this.#set({ connection: 'live' });
      this.#toldRead = 0;
      this.#delivery.flush();
    } else if (status === 'down') {
      this.#delivery.connectionLost();
      if (this.#state.connection === 'live') this.#set({ connection: 'connecting' });
      if (this.#pollingAllowed()) this.#poll();
    }
  }

  #pollingAllowed(): boolean {
    return this.#socket.failures >= POLL_AFTER_FAILURES;
  }

  /** Ask by HTTP for what is missing, and again while there is no live connection. */
  #poll(): void {
    clearTimeout(this.#pollTimer);
    const identity = this.#identity;
    if (identity === null) return;
    const again = () => {
      if (this.#socket.status === 'live' || this.#identity !== identity) return;
      const wait = this.#options.pageIsHidden?.() ? POLL_HIDDEN_MS : POLL_MS;
      this.#pollTimer = setTimeout(() => this.#poll(), wait);
    };
    this.#options.api.read(identity, lastSeqWithoutGap(this.#state.messages)).then(
      (view) => {
        if (this.#identity !== identity) return;
        if (this.#socket.status !== 'live') this.#set({ connection: 'polling' });
        this.#take(view);
        this.#delivery.flush();
        again();
      },
      (error: unknown) => {
        if (this.#identity !== identity) return;
        if (error instanceof RequestFailed && isUnknownConversation(error.problem)) void this.#replace();
        else {
          if (this.#socket.status !== 'live') this.#set({ connection: 'offline' });
          again();
        }
      },
    );
  }

  /** Do something with the conversation; return whether it went well, and show why when it did not. */
  async #try(action: (identity: Identity) => unknown): Promise<boolean> {
    const identity = this.#identity;
    if (identity === null) return false;
    try {
      await action(identity);
      this.#set({ failure: null });
      return true;
    } catch (error) {
      if (this.#identity !== identity) return false;
      if (error instanceof RequestFailed && error.problem?.code === 'conversation_unknown')
        await this.#replace();
      else this.#set({ failure: sentenceOf(error) });
      return false;
    }
  }

  #known(): Identity {
    if (this.#identity === null) throw new RequestFailed(null);
    return this.#identity;
  }

  #set(change: Partial<ChatState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function contentOf(item: {
  text: string;
  buttonId: string | null;
}): { text: string } | { button_id: string } {
  return item.buttonId === null ? { text: item.text } : { button_id: item.buttonId };
}

function sentenceOf(error: unknown): string {
  const detail = error instanceof RequestFailed ? (error.problem?.detail ?? '') : '';
  return detail === '' ? UNREACHABLE : detail;
}
