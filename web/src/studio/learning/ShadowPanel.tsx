import { Button } from '@digdir/designsystemet-react';
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons';
import { useId, useState } from 'react';
import { studioTexts } from '../../texts/studio';
import { modelTexts } from '../../texts/studioModels';
import { percent, sureness } from '../../texts/studioWords';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { whenWords } from '../editing/drafts/when';
import { temaName } from '../parts/temas';
import { useTemas } from '../parts/useNames';
import { Failure } from '../shell/Failure';
import { useStudio } from '../shell/StudioContext';
import { useAction } from '../shell/useAction';
import { useLoaded } from '../shell/useLoaded';
import { Waiting } from '../shell/Waiting';
import type { ModelView } from '../training/wire';
import { learningApi } from './api';
import { modelName, whichModel } from '../training/modelName';
import { exactPercent } from '../training/numberWords';
import type { DisagreementView, ShadowView } from './wire';

const say = modelTexts.shadow;

/** A model that reads along without answering: start it, stop it, and see where it disagrees. */
export function ShadowPanel({ models }: { models: readonly ModelView[] }) {
  const shadow = useLoaded('shadow', learningApi.shadow);
  return (
    <section className="shadow" aria-labelledby="shadow-heading">
      <h2 id="shadow-heading">{say.heading}</h2>
      <p className="section-lead">{say.lead}</p>
      {shadow.value === null ? (
        <Waiting of={shadow} />
      ) : shadow.value.model_id === null ? (
        <StartShadow models={models} onChanged={shadow.reload} />
      ) : (
        <RunningShadow shadow={shadow.value} modelId={shadow.value.model_id} onChanged={shadow.reload} />
      )}
    </section>
  );
}

function StartShadow({ models, onChanged }: { models: readonly ModelView[]; onChanged: () => void }) {
  const { announce } = useStudio();
  const id = useId();
  const action = useAction();
  const [chosen, setChosen] = useState('');
  const [missing, setMissing] = useState(false);
  const start = async () => {
    setMissing(chosen === '');
    if (chosen === '' || action.busy) return;
    const started = await action.run(() => learningApi.startShadow(chosen));
    if (started === null) return;
    announce(say.started(whichModel(chosen)));
    onChanged();
  };
  return (
    <form
      className="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p>{say.off}</p>
      <div>
        <label htmlFor={id} className="field-label">
          {say.choose}
        </label>
        <select
          id={id}
          className="ds-input"
          data-testid="shadow-model"
          aria-invalid={missing}
          aria-describedby={missing ? `${id}-error` : undefined}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{say.chooseFirst}</option>
          {models.map((model) => (
            <option key={model.id} value={model.id}>
              {modelTexts.tryOut.option(modelName(model.id), model.why)}
            </option>
          ))}
        </select>
        {missing && (
          <p id={`${id}-error`} className="field-error" role="alert">
            {say.chooseMissing}
          </p>
        )}
      </div>
      <Failure text={action.failure} />
      <div className="form__actions">
        <Button type="submit" variant="secondary" data-testid="shadow-start" aria-disabled={action.busy}>
          {say.start}
        </Button>
      </div>
    </form>
  );
}

interface RunningProps {
  shadow: ShadowView;
  modelId: string;
  onChanged: () => void;
}

function RunningShadow({ shadow, modelId, onChanged }: RunningProps) {
  const { announce } = useStudio();
  const action = useAction();
  const [asking, setAsking] = useState(false);
  const stop = async () => {
    const stopped = await action.run(async () => {
      await learningApi.stopShadow();
      return true;
    });
    if (stopped !== null) announce(say.stopped);
    onChanged();
  };
  const { turns, agreed, disagreements } = shadow;
  return (
    <div className="card">
      <p>
        <strong>
          {say.reads(whichModel(modelId), shadow.started_at === null ? '' : whenWords(shadow.started_at))}
        </strong>
        <span className="table__sub">{modelId}</span>
      </p>
      <p data-testid="shadow-figures">
        {turns === 0 ? say.noTurns : say.agreed(agreed, turns, exactPercent(agreed / turns))}
      </p>
      <Failure text={action.failure} />
      <div className="form__actions">
        <Button variant="tertiary" data-size="sm" onClick={onChanged}>
          <ArrowsCirclepathIcon aria-hidden />
          {say.refresh}
        </Button>
        <Button
          variant="secondary"
          data-size="sm"
          data-testid="shadow-stop"
          aria-disabled={action.busy}
          onClick={() => setAsking(true)}
        >
          {say.stop}
        </Button>
      </div>
      {turns > 0 && <Disagreements all={disagreements} />}
      <ConfirmDialog
        open={asking}
        title={say.stopTitle}
        text={say.stopText}
        confirm={say.stop}
        cancel={studioTexts.cancel}
        onConfirm={() => void stop()}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}

function Disagreements({ all }: { all: readonly DisagreementView[] }) {
  const temas = useTemas().value?.intents ?? null;
  const read = (intent: string | null, confidence: number | null) => {
    if (intent === null) return say.unknown;
    if (confidence === null) return temaName(temas, intent);
    return `${temaName(temas, intent)}, ${sureness(confidence)} (${percent(confidence)})`;
  };
  return (
    <>
      <h3 className="shadow__heading">{say.disagreements}</h3>
      <p className="section-lead">{all.length === 0 ? say.noDisagreements : say.shown(all.length)}</p>
      <ul className="readings">
        {all.map((one, index) => (
          <li key={`${one.at} ${index}`} className="reading">
            <p className="reading__text">«{one.text_masked}»</p>
            <dl className="reading__facts">
              <div>
                <dt>{say.live}</dt>
                <dd>{read(one.live_intent, one.live_confidence)}</dd>
              </div>
              <div>
                <dt>{say.shadow}</dt>
                <dd>{read(one.shadow_intent, one.shadow_confidence)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </>
  );
}
