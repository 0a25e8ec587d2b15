import { Button } from '@digdir/designsystemet-react';
import { useEffect, useState } from 'react';
import { studioTexts } from '../../../texts/studio';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Failure } from '../../shell/Failure';
import { useStudio } from '../../shell/StudioContext';
import { useAction } from '../../shell/useAction';
import { trainingApi } from '../api';
import { secondsSince, secondsWords } from '../numberWords';
import type { RunView } from '../wire';
import { PHASES } from './runState';

interface Props {
  run: RunView;
  /** When `run` was told, in milliseconds since 1970. */
  at: number;
  /** Why what is shown may be old. */
  failure: string | null;
  onChanged: () => void;
}

/** A training under way: how far, what it does now, and how to stop it. Screen readers hear each new step. */
export function RunProgress({ run, at, failure, onChanged }: Props) {
  const { announce } = useStudio();
  const [asking, setAsking] = useState(false);
  const action = useAction();
  const percent = studioTexts.percent(run.progress);
  useEffect(() => {
    announce(run.step);
  }, [run.step, announce]);
  const cancel = async () => {
    await action.run(() => trainingApi.cancel(run.id));
    onChanged();
  };
  return (
    <div className="run-progress" data-testid="run-progress">
      <ol className="phases" aria-label={say.runs.phasesLabel}>
        {PHASES.map((phase) => (
          <li key={phase} aria-current={phase === run.state ? 'step' : undefined}>
            {say.runs.phases[phase]}
          </li>
        ))}
      </ol>
      <progress
        className="run-progress__bar"
        max={1}
        value={run.progress}
        aria-label={say.runs.progress}
        aria-valuetext={say.runs.progressWords(percent, run.step)}
      />
      <p>
        <strong>{percent}</strong> <span data-testid="run-step">{run.step}</span>
      </p>
      <p className="footnote">
        {say.runs.soFar(secondsWords(secondsSince(run.created_at, at)))}
        {failure !== null && ` ${say.runs.silent}`}
      </p>
      <Failure text={action.failure} />
      <Button
        variant="secondary"
        data-size="sm"
        data-testid="cancel-run"
        aria-disabled={action.busy}
        onClick={() => setAsking(true)}
      >
        {say.runs.cancel}
      </Button>
      <ConfirmDialog
        open={asking}
        title={say.runs.cancelTitle}
        text={say.runs.cancelText}
        confirm={say.runs.cancel}
        cancel={say.runs.keep}
        danger
        onConfirm={() => void cancel()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
