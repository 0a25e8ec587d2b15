import { learningTexts } from '../../../texts/studioLearning';
import { readExample } from '../../parts/markedText';
import { studioTexts } from '../../../texts/studio';
import type { Fix, QualityFixed } from '../wire';

const say = learningTexts.quality;

/** A fix that somebody asked for: what is done to which example, and where to, if it moves. */
export interface AskedFix {
  fix: Fix;
  /** As it is written in the file, with its marks. */
  text: string;
  intent: string;
  to: string | null;
}

/** What tells an example from the others. */
export const exampleKey = ({ text, intent }: { text: string; intent: string }) => `${intent}\u0000${text}`;

/** An example as people read it, without its marks. */
export const plainText = (written: string) => readExample(written).text;

/** What a fix did, in a sentence; `nameOf` names the tema it moved to. */
export function fixedWords(asked: AskedFix, fixed: QualityFixed, nameOf: (intent: string) => string): string {
  const text = plainText(asked.text);
  if (!fixed.done) {
    const why = fixed.skipped[0];
    return why === undefined ? say.notDone(text) : say.skipped(text, studioTexts.skips[why.why]);
  }
  if (asked.fix === 'move') return say.said.move(text, nameOf(asked.to ?? ''));
  return asked.fix === 'remove' ? say.said.remove(text) : say.said.keep(text);
}

/** The edit that takes a fix back, or null when there is none: what was kept stays kept. */
export function inverseOf({ fix, text, intent, to }: AskedFix): AskedFix | 'add' | null {
  if (fix === 'remove') return 'add';
  if (fix === 'move' && to !== null) return { fix: 'move', text, intent: to, to: intent };
  return null;
}

/** Examples that aren't dealt with, each once: what stands twice in a file is one row. */
export function leftOf<T extends { text: string; intent: string }>(
  rows: readonly T[],
  gone: ReadonlySet<string>,
): T[] {
  const seen = new Set(gone);
  return rows.filter((row) => {
    const key = exampleKey(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Add to, or take from, a set without changing it. */
export function withKey(keys: ReadonlySet<string>, key: string, there: boolean): ReadonlySet<string> {
  const changed = new Set(keys);
  if (there) changed.add(key);
  else changed.delete(key);
  return changed;
}
