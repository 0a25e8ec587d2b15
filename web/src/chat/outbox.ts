import type { Problem } from '../http/problem';
import type { SafeStorage } from './storage';

/**
 * A message that the service has not shown us back yet.
 * `sending`: on its way. `delayed`: takes long, still tried again by itself. `refused`: the person must decide.
 */
export interface OutboxItem {
  clientId: string;
  conversationId: string;
  /** What the person wrote, or the title of the quick reply they pressed. */
  text: string;
  buttonId: string | null;
  createdAt: string;
  status: 'sending' | 'delayed' | 'refused';
  problem: Problem | null;
  /** Number of the stored message, once acknowledged. */
  seq: number | null;
}

const PREFIX = 'veiviser.outbox.';

/**
 * The messages of one person that are not safely stored, in the order they were written.
 * Each has a storage entry of its own, so that two tabs never overwrite each other's.
 */
export class Outbox {
  #items: readonly OutboxItem[] = [];
  readonly #storage: SafeStorage;
  readonly #prefix: string;

  constructor(storage: SafeStorage, owner: 'citizen' | 'console') {
    this.#storage = storage;
    this.#prefix = `${PREFIX}${owner}.`;
    this.#items = this.#restored();
  }

  get items(): readonly OutboxItem[] {
    return this.#items;
  }

  find(clientId: string): OutboxItem | undefined {
    return this.#items.find((item) => item.clientId === clientId);
  }

  add(item: Pick<OutboxItem, 'clientId' | 'conversationId' | 'text' | 'buttonId'>): void {
    const added: OutboxItem = {
      ...item,
      createdAt: new Date().toISOString(),
      status: 'sending',
      problem: null,
      seq: null,
    };
    this.#items = [...this.#items, added];
    this.#keep(added);
  }

  /** Note that a message is stored; it stays in sight until its stored form arrives. */
  acknowledge(clientId: string, seq: number): void {
    this.#change(clientId, { seq, status: 'sending', problem: null });
    this.#storage.remove(this.#prefix + clientId);
  }

  markDelayed(clientId: string): void {
    if (this.find(clientId)?.status === 'sending') this.#change(clientId, { status: 'delayed' });
  }

  markSending(clientId: string): void {
    this.#change(clientId, { status: 'sending', problem: null });
  }

  refuse(clientId: string, problem: Problem): void {
    if (this.find(clientId)?.seq === null) this.#change(clientId, { status: 'refused', problem });
  }

  remove(clientId: string): void {
    this.#items = this.#items.filter((item) => item.clientId !== clientId);
    this.#storage.remove(this.#prefix + clientId);
  }

  /** Remove what has arrived in its stored form. */
  settle(storedClientIds: ReadonlySet<string>): void {
    for (const item of this.#items) {
      if (storedClientIds.has(item.clientId)) this.remove(item.clientId);
    }
  }

  /** Give what was written to another conversation; quick replies belong to the old one and go. */
  moveTo(conversationId: string): void {
    for (const item of this.#items) {
      if (item.buttonId !== null || item.seq !== null) this.remove(item.clientId);
      else this.#change(item.clientId, { conversationId, status: 'sending', problem: null });
    }
  }

  /** Remove what belongs to other conversations. */
  keepOnly(conversationId: string): void {
    for (const item of this.#items) {
      if (item.conversationId !== conversationId) this.remove(item.clientId);
    }
  }

  clear(): void {
    for (const item of this.#items) this.remove(item.clientId);
  }

  #change(clientId: string, change: Partial<OutboxItem>): void {
    this.#items = this.#items.map((item) => (item.clientId === clientId ? { ...item, ...change } : item));
    const changed = this.find(clientId);
    if (changed?.seq === null) this.#keep(changed);
  }

  #keep(item: OutboxItem): void {
    this.#storage.set(this.#prefix + item.clientId, JSON.stringify(item));
  }

  #restored(): OutboxItem[] {
    const items: OutboxItem[] = [];
    for (const key of this.#storage.keys()) {
      if (!key.startsWith(this.#prefix)) continue;
      try {
        const item = JSON.parse(this.#storage.get(key) ?? '') as OutboxItem;
        if (typeof item.clientId === 'string' && typeof item.text === 'string') {
          items.push({ ...item, status: item.status === 'refused' ? 'refused' : 'sending' });
        }
      } catch {
        this.#storage.remove(key);
      }
    }
    return items.sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  }
}
