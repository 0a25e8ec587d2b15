import { safeStorage, type SafeStorage } from '../storage';

/** A storage that is only memory. */
export function memoryStorage(): SafeStorage {
  return safeStorage(() => {
    throw new Error('no storage here');
  });
}
