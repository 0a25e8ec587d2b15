import { isUnknownConversation, RequestFailed, type Problem } from '../http/problem';
import type { ConversationView } from '../protocol/types';
import { newClientId } from './clientId';
import type { Outbox, OutboxItem } from './outbox';

export interface DeliveryOptions {
  outbox: Outbox;
  /** Put a message on the live connection; false when there is none. */
  sendLive: (item: OutboxItem) => boolean;
  /** Send a message by HTTP. Raises RequestFailed. */
  post: (item: OutboxItem) => Promise<ConversationView>;
  /** Whether HTTP is to be used, because there has been no live connection for a while. */
  mayPost: () => boolean;
  onView: (conversationId: string, view: ConversationView) => void;
  onUnknownConversation: (conversationId: string) => void;
  /** The live connection took a message and never acknowledged it. */
  onSilence: () => void;
  onChange: () => void;
}

const ACK_WITHIN_MS = 10_000;
const DELAYED_AFTER_MS = 8_000;
const POST_AGAIN_MS = 3_000;

/** Gets the outbox delivered: in order, again after every reconnect, with the same `client_id` each time. */
export class Delivery {
  readonly #options: DeliveryOptions;
  readonly #inFlight = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #delayTimers = new Map<string, ReturnType<typeof setTimeout>>();
  #posting = false;
  #postTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Take a message and begin to deliver it; return its id. */
  submit(conversationId: string, text: string, buttonId: string | null = null): string {
    const clientId = newClientId();
    this.#options.outbox.add({ clientId, conversationId, text, buttonId });
    this.#options.onChange();
    this.flush();
    return clientId;
  }

  /** Send everything that is not on its way. */
  flush(): void {
    const { outbox, sendLive, mayPost } = this.#options;
    for (const item of outbox.items) {
      if (item.seq !== null || item.status === 'refused') continue;
      this.#watchDelay(item.clientId);
      if (this.#inFlight.has(item.clientId)) continue;
      // Behind one that could not be sent, nothing may overtake it.
      if (!sendLive(item)) break;
      this.#inFlight.set(
        item.clientId,
        setTimeout(() => this.#options.onSilence(), ACK_WITHIN_MS),
      );
    }
    if (mayPost()) void this.#postNext();
  }

  /** The service has stored a message. */
  acknowledged(clientId: string, seq: number): void {
    this.#land(clientId);
    this.#options.outbox.acknowledge(clientId, seq);
    this.#options.onChange();
  }

  /** The service will not take a message as it is. */
  refused(clientId: string, problem: Problem): void {
    this.#land(clientId);
    this.#options.outbox.refuse(clientId, problem);
    this.#options.onChange();
  }

  /** Nothing is on its way any longer; everything unacknowledged is sent anew on the next flush. */
  connectionLost(): void {
    for (const timer of this.#inFlight.values()) clearTimeout(timer);
    this.#inFlight.clear();
  }

  /** Try a message again because the person asks for it. */
  retry(clientId: string): void {
    this.#land(clientId);
    this.#options.outbox.markSending(clientId);
    this.#options.onChange();
    this.flush();
  }

  /** Forget timers of messages that are gone. */
  settle(): void {
    for (const clientId of [...this.#inFlight.keys(), ...this.#delayTimers.keys()]) {
      if (!this.#options.outbox.find(clientId)) this.#land(clientId);
    }
  }

  stop(): void {
    this.connectionLost();
    clearTimeout(this.#postTimer);
    for (const timer of this.#delayTimers.values()) clearTimeout(timer);
    this.#delayTimers.clear();
  }

  async #postNext(): Promise<void> {
    const { outbox, post, mayPost, onView, onUnknownConversation } = this.#options;
    if (this.#posting) return;
    const item = outbox.items.find((one) => one.seq === null && one.status !== 'refused');
    if (!item) return;
    this.#posting = true;
    clearTimeout(this.#postTimer);
    let again = true;
    try {
      const view = await post(item);
      const stored = view.messages.find((message) => message.client_id === item.clientId);
      if (stored) this.acknowledged(item.clientId, stored.seq);
      onView(item.conversationId, view);
    } catch (error) {
      const problem = error instanceof RequestFailed ? error.problem : null;
      again = false;
      if (isUnknownConversation(problem)) onUnknownConversation(item.conversationId);
      else if (problem !== null && isFinal(problem.status)) {
        this.refused(item.clientId, problem);
        again = true;
      }
    }
    this.#posting = false;
    if (again) {
      if (mayPost()) void this.#postNext();
    } else {
      this.#postTimer = setTimeout(() => this.flush(), POST_AGAIN_MS);
    }
  }

  #watchDelay(clientId: string): void {
    if (this.#delayTimers.has(clientId)) return;
    const timer = setTimeout(() => {
      this.#delayTimers.delete(clientId);
      if (this.#options.outbox.find(clientId)?.seq !== null) return;
      this.#options.outbox.markDelayed(clientId);
      this.#options.onChange();
    }, DELAYED_AFTER_MS);
    this.#delayTimers.set(clientId, timer);
  }

  #land(clientId: string): void {
    clearTimeout(this.#inFlight.get(clientId));
    this.#inFlight.delete(clientId);
    clearTimeout(this.#delayTimers.get(clientId));
    this.#delayTimers.delete(clientId);
  }
}

/** Whether sending the same again would be refused again; 429 and 5xx pass. */
export function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
