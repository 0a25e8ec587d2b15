import { trainingTexts as say } from '../../texts/studioTraining';
import type { ScreenProps } from '../screens';
import { Page } from '../shell/Page';
import { useStudio } from '../shell/StudioContext';
import { StudioLink } from '../shell/StudioLink';
import { Waiting } from '../shell/Waiting';
import { trainingApi } from './api';
import { isMoving, isTraining, sourceOf } from './run/runState';
import { RunProgress } from './run/RunProgress';
import { RunHistory } from './RunHistory';
import { StartRun } from './StartRun';
import { usePolled } from './usePolled';

/** Start a training, follow the one under way, and find the earlier ones. */
export function TrainingScreen({ query }: ScreenProps) {
  const { go } = useStudio();
  const runs = usePolled('runs', trainingApi.runs, ({ runs: all }) => all.some(isMoving));
  const all = runs.value?.runs ?? [];
  const underWay = all.find(isTraining) ?? null;
  const over = all.filter((run) => !isTraining(run));
  return (
    <Page title={say.runs.heading} lead={<p>{say.runs.lead}</p>}>
      {runs.value === null ? (
        <Waiting of={runs} />
      ) : (
        <div className="stack">
          {underWay === null ? (
            <section aria-labelledby="start-heading">
              <h2 id="start-heading">{say.runs.startHeading}</h2>
              <StartRun
                asked={query.get('utkast')}
                onStarted={(run) => go(`/studio/trening/${encodeURIComponent(run.id)}`)}
                onRefused={runs.reload}
              />
            </section>
          ) : (
            <section aria-labelledby="under-way-heading">
              <h2 id="under-way-heading">{say.runs.underWayHeading}</h2>
              <div className="card">
                <p>
                  <strong>{sourceOf(underWay)}</strong>
                </p>
                <RunProgress run={underWay} at={runs.at} failure={runs.failure} onChanged={runs.reload} />
                <p className="card__more">
                  <StudioLink href={`/studio/trening/${encodeURIComponent(underWay.id)}`}>
                    {say.runs.open}
                  </StudioLink>
                </p>
              </div>
            </section>
          )}
          <section aria-labelledby="earlier-heading">
            <h2 id="earlier-heading">{say.runs.earlier}</h2>
            {over.length === 0 ? <p>{say.runs.none}</p> : <RunHistory runs={over} />}
          </section>
        </div>
      )}
    </Page>
  );
}
