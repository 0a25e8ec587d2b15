import { fill, lowered } from './fill';
import type { GuidanceWords } from './GuidanceContext';
import type { Reason } from './wire';

const MIDDLE = 3;
const QUOTED = 120;

/**
 * Whether a reason is something disliked. Where that speaks for an occupation, or something liked speaks against, there is
 * little of it there (see guidance/reasons.py).
 */
export const isDisliked = (reason: Reason) => reason.kind === 'answer' && (reason.value ?? MIDDLE) < MIDDLE;

/** Return a reason as a sentence to the person; `little` is added to an answer. */
export function reasonText(reason: Reason, { say, itemText }: GuidanceWords, little = ''): string {
  switch (reason.kind) {
    case 'answer': {
      const item = lowered(itemText(reason.id, reason.text));
      return fill(isDisliked(reason) ? say.you_dislike : say.you_like, { item }) + little;
    }
    case 'words':
      return fill(say.you_wrote, { words: `«${shortened(reason.text)}»` });
    case 'value':
      return fill(say.you_want, { value: lowered(reason.text) });
    case 'condition':
      return reason.text;
  }
}

/** Return the beginning of a long text, cut between words. */
function shortened(text: string): string {
  if (text.length <= QUOTED) return text;
  return `${text.slice(0, QUOTED).replace(/\s+\S*$/, '')} …`;
}
