import type { Mark, MarkedText } from '../../parts/markedText';
import type { ParseView, TextReading } from '../wire';

/** How many sentences can be read at once. */
export const MOST_TEXTS = 20;
const FALLBACK = 'nlu_fallback';
const NEAREST = 3;

/** A sentence with how each model reads it. */
export interface Compared {
  text: string;
  /** In the order the models were asked. */
  readings: { model: string; modelId: string; reading: TextReading }[];
  differs: boolean;
}

/** The sentences of a text area: its lines without the empty ones. */
export function sentences(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Put the models' readings together by sentence. */
export function compared(texts: readonly string[], { models }: ParseView): Compared[] {
  return texts.map((text, index) => {
    const readings = models.flatMap(({ model, model_id, readings: all }) => {
      const reading = all[index];
      return reading === undefined ? [] : [{ model, modelId: model_id, reading }];
    });
    return { text, readings, differs: new Set(readings.map(({ reading }) => reading.intent)).size > 1 };
  });
}

/** Whether the robot would ask again instead of answering. */
export const asksAgain = (reading: TextReading) => reading.intent === FALLBACK;

/** The temas nearest to the one that was read; when none was, the nearest of all. */
export function nearestTo(reading: TextReading): TextReading['ranking'] {
  return reading.ranking
    .filter(({ intent }) => intent !== reading.intent && intent !== FALLBACK)
    .slice(0, NEAREST);
}

/** A sentence with its entities marked. The service counts characters, the browser UTF-16 units. */
export function markedEntities({ text, entities }: Pick<TextReading, 'text' | 'entities'>): MarkedText {
  const characters = Array.from(text);
  const unit = (place: number) => characters.slice(0, place).join('').length;
  const marks = entities.flatMap((found): Mark[] => {
    const { start, end, entity, value } = found;
    if (typeof start !== 'number' || typeof end !== 'number' || typeof entity !== 'string') return [];
    if (start < 0 || end <= start || end > characters.length) return [];
    const said = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    return [{ start: unit(start), end: unit(end), entity, value: said }];
  });
  return { text, marks: apart(marks) };
}

/** Marks that don't overlap; of those that do, the first and longest stays. */
function apart(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of [...marks].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  }
  return kept;
}
