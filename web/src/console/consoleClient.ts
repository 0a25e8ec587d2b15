import { socketUrl } from '../chat/citizenApi';
import { Delivery, isFinal } from '../chat/delivery';
import { LiveSocket } from '../chat/liveSocket';
import { Outbox } from '../chat/outbox';
import type { SafeStorage } from '../chat/storage';
import { lastSeqWithoutGap, mergeMessages, storedClientIds } from '../chat/transcript';
import { RequestFailed, type Problem } from '../http/problem';
import type { ConsoleServerFrame } from '../protocol/console';
import type { ConversationView, QueueView, UserView } from '../protocol/types';
import { consoleTexts } from '../texts/console';
import type { ConsoleApi, Step } from './consoleApi';
import { emptyConsole, emptyDesk, type ConsoleState, type Desk } from './consoleState';

export interface ConsoleClientOptions {
  api: ConsoleApi;
  storage: SafeStorage;
  makeSocket?: (url: string) => WebSocket;
}

const POLL_AFTER_FAILURES = 2;
const POLL_MS = 4_000;
const TYPING_MS = 6_000;
const TELL_TYPING_EVERY_MS = 3_000;
const COUNSELLOR = 'counsellor';
const USER_KEY = 'veiviser.console.user';

/** One counsellor's console, without any user interface. Messages go by the same delivery as the citizen's. */
export class ConsoleClient {
  readonly #options: ConsoleClientOptions;
  readonly #outbox: Outbox;
  readonly #delivery: Delivery;
  readonly #socket: LiveSocket;
  readonly #listeners = new Set<() => void>();
  readonly #typingTimers = new Map<string, ReturnType<typeof setTimeout>>();
  #state: ConsoleState = emptyConsole;
  #pollTimer: ReturnType<typeof setTimeout> | undefined;
  #toldTypingAt = 0;
  #toldRead = new Map<string, number>();

  constructor(options: ConsoleClientOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.storage, 'console');
    this.#delivery = new Delivery({
      outbox: this.#outbox,
      sendLive: ({ conversationId, clientId, text }) =>
        this.#socket.send({ type: 'message', conversation_id: conversationId, client_id: clientId, text }),
      post: (item) => options.api.write(item.conversationId, item.clientId, item.text),
      mayPost: () =>
        this.#state.phase === 'logged_in' && this.#pollingAllowed() && this.#socket.status !== 'live',
      onView: (conversationId, view) => this.#show(conversationId, view),
      onUnknownConversation: () => void this.check(),
      onSilence: () => this.#socket.restart(),
      onChange: () => this.#set({ outbox: this.#outbox.items }),
    });
    this.#socket = new LiveSocket({
      url: () => socketUrl('/api/v1/console/ws'),
      hello: () => ({ type: 'hello' }),
      onFrame: (frame) => this.#hear(frame as ConsoleServerFrame),
      onStatus: () => this.#connectionChanged(),
      onRefused: (problem) => this.#leave(problem.detail),
      ...(options.makeSocket ? { makeSocket: options.makeSocket } : {}),
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getSnapshot = (): ConsoleState => this.#state;

  /** See whether the browser still has a session. */
  async check(): Promise<void> {
    try {
      this.#enter(await this.#options.api.whoAmI());
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 401) this.#leave(null);
      else if (this.#state.phase === 'checking') this.#leave(sentenceOf(error));
    }
  }

  async logIn(username: string, password: string): Promise<void> {
    try {
      const session = await this.#options.api.logIn(username, password);
      this.#enter(session.user);
    } catch (error) {
      this.#set({ failure: sentenceOf(error) });
    }
  }

  async logOut(): Promise<void> {
    await this.#options.api.logOut().catch(() => undefined);
    this.#outbox.clear();
    this.#leave(null);
  }

  /** Lay a conversation on top of the desk. */
  select(conversationId: string | null): void {
    this.#set({ selected: conversationId });
    this.#watchWhatIsNeeded();
    this.tellRead();
  }

  /** Claim, hand back, transfer or close; a refusal is shown as a sentence. */
  async step(conversationId: string, step: Step): Promise<void> {
    try {
      const view = await this.#options.api.step(conversationId, step);
      this.#show(conversationId, view);
      if (step === 'claim') this.#set({ selected: conversationId, failure: null });
      else this.#unwatch(conversationId);
      await this.#refreshQueue();
    } catch (error) {
      if (this.#loggedOutBy(error)) return;
      this.#set({ failure: sentenceOf(error) });
      await this.#refreshQueue();
    }
  }

  async finishCallback(id: string): Promise<void> {
    try {
      await this.#options.api.finishCallback(id);
      await this.#refreshQueue();
    } catch (error) {
      if (!this.#loggedOutBy(error)) this.#set({ failure: sentenceOf(error) });
    }
  }

  write(conversationId: string, text: string): void {
    this.#delivery.submit(conversationId, text);
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

  tellTyping(conversationId: string): void {
    const now = Date.now();
    if (now - this.#toldTypingAt < TELL_TYPING_EVERY_MS) return;
    if (this.#socket.send({ type: 'typing', conversation_id: conversationId })) this.#toldTypingAt = now;
  }

  /** Note that the counsellor has seen the selected conversation, when it is theirs. */
  tellRead(): void {
    const { selected, desks, queue } = this.#state;
    if (selected === null || !queue?.mine.some((item) => item.conversation_id === selected)) return;
    const seq = lastSeqWithoutGap(desks[selected]?.messages ?? []);
    if (seq <= (this.#toldRead.get(selected) ?? 0)) return;
    if (this.#socket.send({ type: 'read', conversation_id: selected, seq }))
      this.#toldRead.set(selected, seq);
  }

  lookAgain(): void {
    if (this.#state.phase === 'logged_in') this.#socket.check();
  }

  dismissFailure(): void {
    this.#set({ failure: null });
  }

  #enter(user: UserView): void {
    if (!user.roles.includes(COUNSELLOR)) {
      this.#leave(consoleTexts.login.noRole);
      return;
    }
    if (this.#state.phase === 'logged_in') return;
    // What another counsellor left unsent in this browser is neither ours to send nor to see.
    if (this.#options.storage.get(USER_KEY) !== user.id) this.#outbox.clear();
    this.#options.storage.set(USER_KEY, user.id);
    this.#set({ ...emptyConsole, phase: 'logged_in', user, outbox: this.#outbox.items });
    this.#socket.start();
    void this.#refreshQueue();
  }

  #leave(why: string | null): void {
    this.#socket.stop();
    this.#delivery.stop();
    clearTimeout(this.#pollTimer);
    for (const timer of this.#typingTimers.values()) clearTimeout(timer);
    this.#typingTimers.clear();
    this.#toldRead = new Map();
    this.#set({ ...emptyConsole, phase: 'logged_out', failure: why });
  }

  #hear(frame: ConsoleServerFrame): void {
    switch (frame.type) {
      case 'queue':
        this.#showQueue(frame);
        break;
      case 'event':
        this.#show(frame.conversation_id, frame);
        break;
      case 'ack':
        this.#delivery.acknowledged(frame.client_id, frame.seq);
        this.#settle(frame.conversation_id);
        break;
      case 'typing':
        if (frame.author === 'citizen') this.#showTyping(frame.conversation_id);
        break;
      case 'gone':
        this.#changeDesk(frame.conversation_id, { state: 'with_counsellor', watched: false });
        break;
      case 'error':
        this.#hearProblem(frame.conversation_id ?? null, frame.client_id ?? null, frame.problem);
        break;
      case 'ping':
        break;
    }
  }

  #hearProblem(conversationId: string | null, clientId: string | null, problem: Problem): void {
    if (clientId !== null) {
      if (isFinal(problem.status)) this.#delivery.refused(clientId, problem);
      else setTimeout(() => this.#socket.restart(), 1_000);
    } else if (conversationId !== null && problem.code === 'not_yours') {
      this.#changeDesk(conversationId, { watched: false });
    }
  }

  #showQueue(view: QueueView): void {
    const { waiting, mine, callbacks, counsellors_online } = view;
    this.#set({ queue: { waiting, mine, callbacks, counsellors_online } });
    this.#watchWhatIsNeeded();
  }

  #show(conversationId: string, view: ConversationView): void {
    const desk = this.#state.desks[conversationId] ?? emptyDesk;
    const heard = view.messages.some((message) => message.author === 'citizen');
    this.#changeDesk(conversationId, {
      messages: mergeMessages(desk.messages, view.messages),
      state: view.state,
      counsellorName: view.counsellor_name,
      ...(heard ? { typing: false } : {}),
    });
    this.#settle(conversationId);
    if (!desk.historyLoaded) setTimeout(() => this.#changeDesk(conversationId, { historyLoaded: true }), 0);
    if (conversationId === this.#state.selected && !document.hidden) this.tellRead();
  }

  #settle(conversationId: string): void {
    this.#outbox.settle(storedClientIds(this.#state.desks[conversationId]?.messages ?? [], 'counsellor'));
    this.#delivery.settle();
    this.#set({ outbox: this.#outbox.items });
  }

  #showTyping(conversationId: string): void {
    clearTimeout(this.#typingTimers.get(conversationId));
    this.#changeDesk(conversationId, { typing: true });
    const timer = setTimeout(() => this.#changeDesk(conversationId, { typing: false }), TYPING_MS);
    this.#typingTimers.set(conversationId, timer);
  }

  /** Watch every conversation of ours and the one that is looked at; let go of the others. */
  #watchWhatIsNeeded(): void {
    const { queue, selected, desks } = this.#state;
    if (queue === null) return;
    const mine = new Set(queue.mine.map((item) => item.conversation_id));
    const waits = queue.waiting.some((item) => item.conversation_id === selected);
    for (const id of [...mine, ...(waits && selected !== null ? [selected] : [])]) {
      if (!desks[id]?.watched) this.#watch(id);
    }
    for (const [id, desk] of Object.entries(desks)) {
      if (desk.watched && !mine.has(id) && !(waits && id === selected)) this.#unwatch(id);
    }
  }

  #watch(conversationId: string): void {
    this.#changeDesk(conversationId, { watched: true });
    if (!this.#sendWatch(conversationId)) void this.#readDesk(conversationId);
  }

  #sendWatch(conversationId: string): boolean {
    const after = lastSeqWithoutGap(this.#state.desks[conversationId]?.messages ?? []);
    return this.#socket.send({ type: 'watch', conversation_id: conversationId, after });
  }

  #unwatch(conversationId: string): void {
    this.#changeDesk(conversationId, { watched: false, typing: false });
    this.#socket.send({ type: 'unwatch', conversation_id: conversationId });
  }

  #changeDesk(conversationId: string, change: Partial<Desk>): void {
    const desk = this.#state.desks[conversationId] ?? emptyDesk;
    this.#set({ desks: { ...this.#state.desks, [conversationId]: { ...desk, ...change } } });
  }

  #connectionChanged(): void {
    const { status } = this.#socket;
    if (status === 'live') {
      clearTimeout(this.#pollTimer);
      this.#set({ connection: 'live' });
      this.#toldRead = new Map();
      for (const [id, desk] of Object.entries(this.#state.desks)) if (desk.watched) this.#sendWatch(id);
      this.#delivery.flush();
    } else if (status === 'down') {
      this.#delivery.connectionLost();
      if (this.#state.connection === 'live') this.#set({ connection: 'offline' });
      if (this.#pollingAllowed()) void this.#poll();
    }
  }

  #pollingAllowed(): boolean {
    return this.#socket.failures >= POLL_AFTER_FAILURES;
  }

  async #poll(): Promise<void> {
    clearTimeout(this.#pollTimer);
    const reached = await this.#refreshQueue();
    if (this.#state.phase !== 'logged_in' || this.#socket.status === 'live') return;
    this.#set({ connection: reached ? 'polling' : 'offline' });
    if (reached) {
      const watched = Object.entries(this.#state.desks).filter(([, desk]) => desk.watched);
      await Promise.all(watched.map(([id]) => this.#readDesk(id)));
      this.#delivery.flush();
    }
    this.#pollTimer = setTimeout(() => void this.#poll(), POLL_MS);
  }

  async #readDesk(conversationId: string): Promise<void> {
    try {
      const after = lastSeqWithoutGap(this.#state.desks[conversationId]?.messages ?? []);
      this.#show(conversationId, await this.#options.api.read(conversationId, after));
    } catch (error) {
      this.#loggedOutBy(error);
    }
  }

  async #refreshQueue(): Promise<boolean> {
    try {
      this.#showQueue(await this.#options.api.queue());
      return true;
    } catch (error) {
      this.#loggedOutBy(error);
      return false;
    }
  }

  #loggedOutBy(error: unknown): boolean {
    if (!(error instanceof RequestFailed) || error.status !== 401) return false;
    this.#leave(consoleTexts.login.ended);
    return true;
  }

  #set(change: Partial<ConsoleState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function sentenceOf(error: unknown): string {
  const detail = error instanceof RequestFailed ? (error.problem?.detail ?? '') : '';
  return detail === '' ? consoleTexts.unreachable : detail;
}
