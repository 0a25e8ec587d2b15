import type { SafeStorage } from './storage';

/** Which conversation is ours, and the secret that opens it. */
export interface Identity {
  conversationId: string;
  token: string;
}

export const IDENTITY_KEY = 'veiviser.conversation';

/** Return the conversation this device remembers, or null. */
export function readIdentity(storage: SafeStorage): Identity | null {
  try {
    const found = JSON.parse(storage.get(IDENTITY_KEY) ?? 'null') as Partial<Identity> | null;
    if (typeof found?.conversationId === 'string' && typeof found.token === 'string') {
      return { conversationId: found.conversationId, token: found.token };
    }
  } catch {
    // Written by something else; as good as nothing.
  }
  return null;
}

export function keepIdentity(storage: SafeStorage, identity: Identity): void {
  storage.set(IDENTITY_KEY, JSON.stringify(identity));
}

export function forgetIdentity(storage: SafeStorage): void {
  storage.remove(IDENTITY_KEY);
}
