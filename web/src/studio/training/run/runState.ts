import { trainingTexts as say } from '../../../texts/studioTraining';
import type { RunState, RunView } from '../wire';

const TRAINING: ReadonlySet<RunState> = new Set(['queued', 'training', 'evaluating']);

/** The parts a training goes through, in order. */
export const PHASES = ['queued', 'training', 'evaluating'] as const;

/** Whether a run is being trained or measured. */
export const isTraining = (run: Pick<RunView, 'state'>) => TRAINING.has(run.state);

/** Whether a run changes by itself, so that it must be asked for again. */
export const isMoving = (run: Pick<RunView, 'state'>) => isTraining(run) || run.state === 'publishing';

/** Whether a run has a model that was measured. */
export const isMeasured = (run: Pick<RunView, 'state' | 'candidate'>) =>
  run.candidate !== null &&
  (run.state === 'ready' || run.state === 'publishing' || run.state === 'published');

export type Tone = 'good' | 'bad' | 'neutral' | 'busy';

/** How a run went, in words, and the tone its icon takes. */
export function outcomeOf(run: Pick<RunView, 'state' | 'green'>): { text: string; tone: Tone } {
  const words = say.runs.outcomes;
  switch (run.state) {
    case 'ready':
      return run.green === false ? { text: words.red, tone: 'bad' } : { text: words.green, tone: 'good' };
    case 'failed':
      return { text: words.failed, tone: 'bad' };
    case 'cancelled':
      return { text: words.cancelled, tone: 'neutral' };
    case 'published':
      return { text: words.published, tone: 'good' };
    case 'publishing':
      return { text: words.publishing, tone: 'busy' };
    default:
      return { text: words.running, tone: 'busy' };
  }
}

/** What a run was trained from, in words. */
export function sourceOf(run: Pick<RunView, 'change_set_id' | 'change_set_title'>): string {
  if (run.change_set_id === null) return say.runs.fromPublished;
  return say.runs.fromDraft(run.change_set_title ?? run.change_set_id);
}
