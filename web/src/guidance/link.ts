import type { ReflectionKey } from './guidanceApi';

/** The page's address. */
export const GUIDANCE_PATH = '/interesser';

/** Return which result a link's fragment opens, or null. The secret stays in the fragment: no server sees it. */
export function keyOfFragment(fragment: string): ReflectionKey | null {
  const found = /^#?([\w-]+)\.([\w-]+)$/.exec(fragment);
  return found?.[1] !== undefined && found[2] !== undefined ? { id: found[1], token: found[2] } : null;
}

export const linkTo = (origin: string, key: ReflectionKey) =>
  `${origin}${GUIDANCE_PATH}#${key.id}.${key.token}`;
