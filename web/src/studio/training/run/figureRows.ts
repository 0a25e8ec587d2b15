import { trainingTexts as say } from '../../../texts/studioTraining';
import { exactPercent, pointsApart, shows } from '../numberWords';
import type { Figures } from '../wire';

type Measure = 'accuracy' | 'answered' | 'answered_right' | 'crisis_recall' | 'near_miss_alarms' | 'ece';
export type Sense = 'better' | 'worse' | 'same' | 'other';

export interface FigureRow {
  key: string;
  name: string;
  meaning: string;
  candidate: string;
  live: string | null;
  /** How the new model differs, or null when there is nothing to compare with. */
  change: { text: string; sense: Sense } | null;
}

/** Which way is good: up, down, or neither (answering more often is only good when the answers are right). */
const GOOD: Readonly<Record<Measure, 'up' | 'down' | 'neither'>> = {
  accuracy: 'up',
  answered: 'neither',
  answered_right: 'up',
  crisis_recall: 'up',
  near_miss_alarms: 'down',
  ece: 'down',
};
const ORDER: readonly Measure[] = [
  'accuracy',
  'answered',
  'answered_right',
  'crisis_recall',
  'near_miss_alarms',
  'ece',
];

/** Both models' figures as rows of plain words; what neither was measured on is left out. */
export function figureRows(live: Figures | null, candidate: Figures): FigureRow[] {
  const rows = ORDER.flatMap((measure) => {
    const now = candidate[measure];
    return now === null ? [] : [rowOf(measure, live?.[measure] ?? null, now)];
  });
  const { stories, stories_ok } = candidate;
  if (stories === null || stories_ok === null || stories === 0) return rows;
  return [...rows, storiesRow(live, stories_ok, stories)];
}

function rowOf(measure: Measure, before: number | null, now: number): FigureRow {
  const write = measure === 'ece' ? pointsApart : exactPercent;
  return {
    key: measure,
    name: say.figures.names[measure],
    meaning: say.figures.meanings[measure](write(now)),
    candidate: write(now),
    live: before === null ? null : write(before),
    change: before === null ? null : changeOf(measure, now - before),
  };
}

function changeOf(measure: Measure, difference: number): { text: string; sense: Sense } {
  if (!shows(difference)) return { text: say.figures.asBefore, sense: 'same' };
  const size = pointsApart(difference);
  const up = difference > 0;
  if (GOOD[measure] === 'neither') {
    return { text: up ? say.figures.more(size) : say.figures.fewer(size), sense: 'other' };
  }
  const better = up === (GOOD[measure] === 'up');
  return { text: say.figures[better ? 'better' : 'worse'](size), sense: better ? 'better' : 'worse' };
}

function storiesRow(live: Figures | null, ok: number, all: number): FigureRow {
  const before = live?.stories_ok ?? null;
  const of = live?.stories ?? all;
  const words = say.figures.ofStories(ok, all);
  const difference = before === null ? 0 : ok - before;
  return {
    key: 'stories',
    name: say.figures.names.stories,
    meaning: say.figures.meanings.stories(words),
    candidate: words,
    live: before === null ? null : say.figures.ofStories(before, of),
    change:
      before === null
        ? null
        : difference === 0
          ? { text: say.figures.asBefore, sense: 'same' }
          : difference > 0
            ? { text: say.figures.better(String(difference)), sense: 'better' }
            : { text: say.figures.worse(String(-difference)), sense: 'worse' },
  };
}
