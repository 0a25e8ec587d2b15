import { RequestFailed } from '../../../http/problem';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { StudioLink } from '../../shell/StudioLink';
import type { RunView } from '../wire';

const OUTDATED: ReadonlySet<string> = new Set(['run_outdated', 'run_not_ready']);

/** Whether the service refused a run that only another training can replace. */
export function needsTraining(error: unknown): boolean {
  return error instanceof RequestFailed && OUTDATED.has(error.problem?.code ?? '');
}

/** The way to another training of the same draft. */
export function TrainAgain({ run }: { run: RunView }) {
  const draft = run.change_set_id;
  const href = draft === null ? '/studio/trening' : `/studio/trening?utkast=${encodeURIComponent(draft)}`;
  return <StudioLink href={href}>{say.runs.again}</StudioLink>;
}
