import { localStore } from '../../chat/storage';

const KEY = 'veiviser.studio.keys';

/** Whether single letters decide. They can be switched off (WCAG 2.1.4): speech input would set them off. */
export function keysOn(): boolean {
  return localStore.get(KEY) !== 'off';
}

export function keepKeysOn(on: boolean): void {
  localStore.set(KEY, on ? 'on' : 'off');
}
