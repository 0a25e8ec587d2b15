/** What a key does in the inbox. */
export type KeyAction =
  | 'next'
  | 'previous'
  | 'accept'
  | 'relabel'
  | 'new_intent'
  | 'out_of_scope'
  | 'not_useful'
  | 'toggle'
  | 'mark'
  | 'reword'
  | 'undo'
  | 'help';

const KEYS: Record<string, KeyAction> = {
  j: 'next',
  k: 'previous',
  g: 'accept',
  t: 'relabel',
  n: 'new_intent',
  u: 'out_of_scope',
  i: 'not_useful',
  x: 'toggle',
  m: 'mark',
  e: 'reword',
  z: 'undo',
  '?': 'help',
};

/** The part of a keyboard event that decides. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  repeat?: boolean;
}

/** What has the focus while a key is pressed. */
export interface Place {
  /** A field that takes what is typed. */
  typing: boolean;
  dialogOpen: boolean;
  /** The list of groups, where the arrows walk. */
  inList: boolean;
}

// Held down, these would decide about many groups before anyone can look.
const ONCE: ReadonlySet<KeyAction> = new Set(['accept', 'out_of_scope', 'not_useful', 'undo', 'toggle']);

/** Return what a key does, or null when it is the browser's or a field's. */
export function keyAction(pressed: Pressed, place: Place): KeyAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || place.typing || place.dialogOpen) return null;
  if (place.inList && pressed.key === 'ArrowDown') return 'next';
  if (place.inList && pressed.key === 'ArrowUp') return 'previous';
  const action = KEYS[pressed.key.toLowerCase()] ?? null;
  return action !== null && pressed.repeat === true && ONCE.has(action) ? null : action;
}

/** Return what has the focus when `target` gets a key. */
export function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : null;
  const field = element?.closest('input, textarea, select, [contenteditable="true"]') ?? null;
  const pressable = field instanceof HTMLInputElement && ['checkbox', 'radio', 'button'].includes(field.type);
  return {
    typing: field !== null && !pressable,
    dialogOpen: document.querySelector('dialog[open]') !== null,
    inList: element?.closest('[data-inbox-list]') != null,
  };
}
