import type { SafeStorage } from '../chat/storage';
import { STEPS, type Step } from './flow';
import type { ReflectionKey } from './guidanceApi';
import type { Safety } from './wire';

/** What this device remembers of a reflection; the answers themselves are with the service. */
export interface Saved extends ReflectionKey {
  step: Step;
  /** Whether the result has been shown. */
  finished: boolean;
  /** The help that was shown when the reflection stopped, so that it's still there after a reload. */
  safety: Safety | null;
  /** The conversation whose counsellor may see the result. */
  linkedTo: string | null;
}

export const SAVED_KEY = 'veiviser.reflection';

/** Return the reflection this device remembers, or null. */
export function readSaved(storage: SafeStorage): Saved | null {
  try {
    const found = JSON.parse(storage.get(SAVED_KEY) ?? 'null') as Partial<Saved> | null;
    if (typeof found?.id !== 'string' || typeof found.token !== 'string') return null;
    const step = STEPS.find((one) => one === found.step) ?? 'questions';
    return {
      id: found.id,
      token: found.token,
      step,
      finished: found.finished === true,
      safety: typeof found.safety?.text === 'string' ? found.safety : null,
      linkedTo: typeof found.linkedTo === 'string' ? found.linkedTo : null,
    };
  } catch {
    // Written by something else; as good as nothing.
    return null;
  }
}

/** Remember a reflection from its beginning, or from the step at which it's opened. */
export function keepSaved(storage: SafeStorage, key: ReflectionKey, step: Step = 'questions'): void {
  write(storage, { ...key, step, finished: step === 'result', safety: null, linkedTo: null });
}

/** Change what is remembered, if anything is. */
export function updateSaved(storage: SafeStorage, change: Partial<Omit<Saved, keyof ReflectionKey>>): void {
  const saved = readSaved(storage);
  if (saved !== null) write(storage, { ...saved, ...change });
}

export function forgetSaved(storage: SafeStorage): void {
  storage.remove(SAVED_KEY);
}

function write(storage: SafeStorage, saved: Saved): void {
  storage.set(SAVED_KEY, JSON.stringify(saved));
}
