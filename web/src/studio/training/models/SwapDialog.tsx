import { Button, Dialog, Heading } from '@digdir/designsystemet-react';
import { useId, type ReactNode } from 'react';
import { studioTexts } from '../../../texts/studio';
import { modelTexts } from '../../../texts/studioModels';
import { trainingTexts } from '../../../texts/studioTraining';
import { useStudio } from '../../shell/StudioContext';
import { StudioLink } from '../../shell/StudioLink';
import { useLoaded } from '../../shell/useLoaded';
import { Waiting } from '../../shell/Waiting';
import { trainingApi } from '../api';
import { whichModel } from '../modelName';
import { ReasonDialog } from '../ReasonDialog';
import { isLeader } from '../run/leader';
import { TrainAgain } from '../run/TrainAgain';
import type { ModelView, RunView } from '../wire';
import { RedGate } from './RedGate';
import type { Standing } from './standing';

const say = modelTexts.models;

interface Props {
  model: ModelView;
  standing: Standing;
  busy: boolean;
  failure: string | null;
  /** It was refused, and only another training leads on. */
  outdated: boolean;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks why a model is to be the live one. One that never was has passed its run's gate, or a leader answers for it. */
export function SwapDialog(props: Props) {
  const { model, standing } = props;
  const gated = standing === 'never_live' ? model.run_id : null;
  return gated === null ? <PlainSwap {...props} run={null} /> : <GatedSwap {...props} runId={gated} />;
}

function GatedSwap({ runId, ...props }: Props & { runId: string }) {
  const { user } = useStudio();
  const run = useLoaded(`run ${runId}`, () => trainingApi.run(runId));
  if (run.missing) return <PlainSwap {...props} run={null} />;
  if (run.value === null) {
    return (
      <Stopped title={say.useTitle} onClose={props.onClose}>
        <Waiting of={run} />
      </Stopped>
    );
  }
  if (run.value.green === true) return <PlainSwap {...props} run={run.value} />;
  if (isLeader(user)) return <SwapAnyway {...props} run={run.value} />;
  return (
    <Stopped title={say.redTitle} onClose={props.onClose}>
      <RedGate run={run.value} />
      <p>{say.redOnlyLeader}</p>
      <WaysOn run={run.value} again />
    </Stopped>
  );
}

function PlainSwap({
  model,
  standing,
  busy,
  failure,
  outdated,
  onConfirm,
  onClose,
  run,
}: Props & { run: RunView | null }) {
  const back = standing === 'was_live';
  return (
    <ReasonDialog
      title={back ? say.rollBackTitle : say.useTitle}
      text={[
        say.swapText(whichModel(model.id)),
        back ? say.rollBackText : say.neverLive,
        ...draftWords(run),
      ].join(' ')}
      more={run !== null && <WaysOn run={run} again={outdated} />}
      label={say.reason}
      description={say.reasonHelp}
      missing={null}
      confirm={back ? say.rollBack : say.use}
      busy={busy}
      failure={failure}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

function SwapAnyway({ model, busy, failure, onConfirm, onClose, run }: Props & { run: RunView }) {
  return (
    <ReasonDialog
      title={say.redAnywayTitle}
      text={[say.swapText(whichModel(model.id)), ...draftWords(run)].join(' ')}
      more={
        <>
          <RedGate run={run} />
          <p>{say.redLeader}</p>
          <WaysOn run={run} again />
        </>
      }
      label={trainingTexts.publish.reason}
      description={trainingTexts.publish.reasonHelp}
      missing={trainingTexts.publish.reasonMissing}
      confirm={say.useAnyway}
      danger
      busy={busy}
      failure={failure}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

/** Says why it can't be done here, and where it leads on. */
function Stopped({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const heading = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      closeButton={false}
      aria-labelledby={heading}
      className="confirm"
      data-testid="swap-stopped"
    >
      <Heading id={heading} level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
      <div className="confirm__actions">
        <Button variant="secondary" onClick={onClose}>
          {studioTexts.close}
        </Button>
      </div>
    </Dialog>
  );
}

function WaysOn({ run, again }: { run: RunView; again: boolean }) {
  return (
    <p className="links">
      <StudioLink href={`/studio/trening/${encodeURIComponent(run.id)}`}>{say.run}</StudioLink>
      {run.change_set_id !== null && (
        <StudioLink href={`/studio/utkast/${encodeURIComponent(run.change_set_id)}`}>
          {trainingTexts.publish.editDraft}
        </StudioLink>
      )}
      {again && <TrainAgain run={run} />}
    </p>
  );
}

/** That the draft which a run was trained from goes along, unless it is published already. */
function draftWords(run: RunView | null): string[] {
  const goesAlong = run !== null && run.change_set_id !== null && run.state !== 'published';
  return goesAlong ? [say.draftToo(run.change_set_title ?? run.change_set_id ?? '')] : [];
}
