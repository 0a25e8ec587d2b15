import { Alert, Button } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts } from '../../../texts/studio';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { Failure } from '../../shell/Failure';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useAction } from '../../shell/useAction';
import { trainingApi } from '../api';
import { secondsWords } from '../numberWords';
import { ReasonDialog } from '../ReasonDialog';
import type { RunView } from '../wire';
import { isLeader } from './leader';
import { SwapSeconds } from './SwapSeconds';
import { needsTraining, TrainAgain } from './TrainAgain';

interface Props {
  run: RunView;
  at: number;
  onChanged: () => void;
}

/** What can be done with a run's model: publish it, or why it can't be. */
export function PublishRun({ run, at, onChanged }: Props) {
  const { user } = useStudio();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const [outdated, setOutdated] = useState(false);
  const red = run.green === false;
  const leader = isLeader(user);

  const publish = async (reason: string | null) => {
    const accepted = await action.run(
      () => trainingApi.publish(run.id, reason),
      (error) => {
        setOutdated(needsTraining(error));
        return false;
      },
    );
    if (accepted !== null || !red) setAsking(false);
    // What stands there now is asked for also when it failed: that may be why.
    onChanged();
  };
  return (
    <section className="card publish-run" aria-labelledby="publish-heading">
      <h2 id="publish-heading">{say.publish.heading}</h2>
      {run.state === 'publishing' && (
        <>
          <p>
            <strong>
              <SwapSeconds swapId={run.swap_id} at={at} />
            </strong>
          </p>
          <progress className="run-progress__bar" aria-label={say.verdict.publishing} />
          <p className="footnote">{say.publish.swappingHelp}</p>
        </>
      )}
      {run.state === 'published' && (
        <p data-testid="published">
          <strong>{say.publish.done}</strong>
          {run.seconds.swap !== null && ` ${say.runs.facts.swap(secondsWords(run.seconds.swap))}.`}{' '}
          <StudioLink href="/studio/modeller">{say.publish.toModels}</StudioLink>
        </p>
      )}
      {run.state === 'ready' && (
        <>
          {run.error !== null && <Alert data-color="danger">{run.error}</Alert>}
          <p>{red ? say.publish.red : say.publish.green}</p>
          {red && <p>{leader ? say.publish.leader : say.publish.onlyLeader}</p>}
          {/* While a reason is asked for, the dialog says what went wrong. */}
          <Failure text={asking ? null : action.failure} />
          <div className="form__actions">
            {(!red || leader) && (
              <Button
                data-testid="publish-run"
                aria-disabled={action.busy}
                {...(red ? { variant: 'secondary' as const, 'data-color': 'danger' as const } : {})}
                onClick={() => {
                  action.forget();
                  setAsking(true);
                }}
              >
                {red ? say.publish.anyway : say.publish.button}
              </Button>
            )}
            {red && run.change_set_id !== null && (
              <StudioLink href={`/studio/utkast/${run.change_set_id}`}>{say.publish.editDraft}</StudioLink>
            )}
            {outdated && <TrainAgain run={run} />}
          </div>
        </>
      )}
      {(run.state === 'failed' || run.state === 'cancelled') && <TrainAgain run={run} />}
      <ConfirmDialog
        open={asking && !red}
        title={say.publish.title}
        text={say.publish.text(run.change_set_title)}
        confirm={say.publish.button}
        cancel={studioTexts.cancel}
        onConfirm={() => void publish(null)}
        onClose={() => setAsking(false)}
      />
      {asking && red && (
        <ReasonDialog
          title={say.publish.anywayTitle}
          text={say.publish.text(run.change_set_title)}
          label={say.publish.reason}
          description={say.publish.reasonHelp}
          missing={say.publish.reasonMissing}
          confirm={say.publish.anyway}
          danger
          busy={action.busy}
          failure={action.failure}
          onConfirm={(reason) => void publish(reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
