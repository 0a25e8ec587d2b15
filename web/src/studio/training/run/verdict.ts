import { trainingTexts as say } from '../../../texts/studioTraining';
import type { ChangedReading, ChangeVerdict, RunView } from '../wire';
import type { Tone } from './runState';

export interface VerdictSentence {
  tone: Tone;
  text: string;
}

/** Count the changed readings by what became of them. */
export function countVerdicts(changed: readonly ChangedReading[]): Record<ChangeVerdict, number> {
  const counts = { worse: 0, better: 0, other: 0 };
  for (const { verdict } of changed) counts[verdict] += 1;
  return counts;
}

/** What a run comes to, in a sentence or two. */
export function verdictOf(
  run: Pick<RunView, 'state' | 'live' | 'green' | 'gate' | 'changed' | 'error'>,
): VerdictSentence {
  switch (run.state) {
    case 'failed':
      return { tone: 'bad', text: run.error ?? say.verdict.failed };
    case 'cancelled':
      return { tone: 'neutral', text: say.verdict.cancelled };
    case 'queued':
    case 'training':
    case 'evaluating':
      return { tone: 'busy', text: say.verdict.running };
    default:
      return comparedWords(run);
  }
}

function comparedWords({ live, green, gate, changed }: Pick<RunView, 'live' | 'green' | 'gate' | 'changed'>) {
  if (live === null) return { tone: 'good', text: say.verdict.first } as const;
  const { better, worse } = countVerdicts(changed);
  const told = say.verdict.changed(better, worse);
  if (green === false) {
    const broken = gate.filter(({ ok }) => !ok).map(({ rule }) => rule);
    return { tone: 'bad', text: `${say.verdict.red(broken)} ${told}` } as const;
  }
  if (changed.length === 0) return { tone: 'good', text: say.verdict.unchanged } as const;
  if (better > worse) return { tone: 'good', text: `${say.verdict.better} ${told}` } as const;
  if (better === worse) return { tone: 'good', text: `${say.verdict.same} ${told}` } as const;
  return { tone: 'neutral', text: `${say.verdict.weaker} ${told}` } as const;
}
