import { Alert } from '@digdir/designsystemet-react';
import { useEffect, useRef, useState } from 'react';
import { modelTexts } from '../../../texts/studioModels';
import { ShadowPanel } from '../../learning/ShadowPanel';
import { Page } from '../../shell/Page';
import { useStudio } from '../../shell/StudioContext';
import { useAction } from '../../shell/useAction';
import { Waiting } from '../../shell/Waiting';
import { trainingApi } from '../api';
import { whichModel } from '../modelName';
import { secondsSince, secondsWords } from '../numberWords';
import { needsTraining } from '../run/TrainAgain';
import { usePolled } from '../usePolled';
import type { ModelList, ModelView, PointerMove } from '../wire';
import { ModelCard } from './ModelCard';
import { PointerHistory } from './PointerHistory';
import { moveUnderWay, standings } from './standing';
import { SwapDialog } from './SwapDialog';

const say = modelTexts.models;

/** The registry: every model, which one is live, and swapping between them. */
export function ModelsScreen() {
  const models = usePolled('models', trainingApi.models, ({ history }) => moveUnderWay(history) !== null);
  return (
    <Page title={say.heading} lead={<p>{say.lead}</p>}>
      {models.value === null ? (
        <Waiting of={models} />
      ) : (
        <Models list={models.value} at={models.at} onChanged={models.reload} />
      )}
    </Page>
  );
}

function Models({ list, at, onChanged }: { list: ModelList; at: number; onChanged: () => void }) {
  const action = useAction();
  const [wanted, setWanted] = useState<ModelView | null>(null);
  const all = standings(list);
  const underWay = moveUnderWay(list.history);
  const ended = useEndedMove(list.history);
  const [outdated, setOutdated] = useState(false);
  const swap = async (model: ModelView, reason: string) => {
    const asked = await action.run(
      () => trainingApi.makeLive(model.id, reason),
      (error) => {
        setOutdated(needsTraining(error));
        return false;
      },
    );
    if (asked !== null) setWanted(null);
    onChanged();
  };
  return (
    <div className="stack">
      {underWay !== null && (
        <div className="card" data-testid="swap">
          <p>
            <strong>
              {say.swapping(whichModel(underWay.model_id), secondsWords(secondsSince(underWay.at, at)))}
            </strong>
          </p>
          <progress
            className="run-progress__bar"
            aria-label={say.swapping(whichModel(underWay.model_id), '')}
          />
        </div>
      )}
      {underWay === null && ended !== null && (
        <Alert data-color={ended.state === 'live' ? 'success' : 'danger'} data-testid="swapped">
          {endWords(ended)}
        </Alert>
      )}
      <section className="draft-list" aria-labelledby="models-heading">
        <h2 id="models-heading">{say.listHeading}</h2>
        {list.models.length === 0 && <p>{say.none}</p>}
        <ul>
          {list.models.map((model) => (
            <ModelCard
              key={model.id}
              model={model}
              standing={all.get(model.id) ?? 'never_live'}
              waits={underWay !== null}
              onSwap={(one) => {
                action.forget();
                setOutdated(false);
                setWanted(one);
              }}
            />
          ))}
        </ul>
      </section>
      <ShadowPanel models={list.models.filter(({ id }) => id !== list.live)} />
      <section aria-labelledby="history-heading">
        <h2 id="history-heading">{say.history}</h2>
        <PointerHistory history={list.history} />
      </section>
      {wanted !== null && (
        <SwapDialog
          model={wanted}
          standing={all.get(wanted.id) ?? 'never_live'}
          busy={action.busy}
          failure={action.failure}
          outdated={outdated}
          onConfirm={(reason) => void swap(wanted, reason)}
          onClose={() => setWanted(null)}
        />
      )}
    </div>
  );
}

/** The newest move, if it ended while the page was open; screen readers hear how it began and ended. */
function useEndedMove(history: readonly PointerMove[]): PointerMove | null {
  const { announce } = useStudio();
  const newest = history[0] ?? null;
  const [openedWith] = useState(() => (newest?.state === 'preparing' ? null : (newest?.at ?? null)));
  const isNew = newest !== null && newest.at !== openedWith;
  const told = useRef('');
  useEffect(() => {
    if (newest === null || !isNew) return;
    const key = `${newest.at} ${newest.state}`;
    if (told.current === key) return;
    told.current = key;
    announce(newest.state === 'preparing' ? say.swapping(whichModel(newest.model_id), '') : endWords(newest));
  }, [newest, isNew, announce]);
  return isNew && newest.state !== 'preparing' ? newest : null;
}

const endWords = ({ state, error }: PointerMove) =>
  state === 'live' ? say.nowLive : `${say.swapFailed} ${error ?? ''}`.trim();
