import type { Wants } from './wire';

const MOST = 20;
const LONGEST = 200;

/** Wants as the form has them: what is disliked by name apart from what is disliked in free words. */
export interface WantsForm extends Wants {
  free: string;
}

/** Return what the form shows of wants that were given before. */
export function formOf(wants: Wants, known: Record<string, string>): WantsForm {
  const free = wants.dislikes.filter((one) => !(one in known));
  return { ...wants, dislikes: wants.dislikes.filter((one) => one in known), free: free.join(', ') };
}

/** Return the wants that a form says; commas and lines part the free words. */
export function wantsOf({ free, ...wants }: WantsForm): Wants {
  const words = free
    .split(/[,;\n]/)
    .map((one) => one.trim().slice(0, LONGEST))
    .filter((one) => one !== '');
  return { ...wants, dislikes: [...new Set([...wants.dislikes, ...words])].slice(0, MOST) };
}
