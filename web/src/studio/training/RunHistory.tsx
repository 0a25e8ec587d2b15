import { trainingTexts as say } from '../../texts/studioTraining';
import { whenWords } from '../editing/drafts/when';
import { StudioLink } from '../shell/StudioLink';
import { exactPercent } from './numberWords';
import { outcomeOf, sourceOf } from './run/runState';
import { ToneIcon } from './ToneIcon';
import type { RunView } from './wire';

const columns = say.runs;

/** Runs that are over, the newest first. */
export function RunHistory({ runs }: { runs: readonly RunView[] }) {
  return (
    <div className="table-frame">
      <table className="table table--stacking" data-testid="run-history">
        <caption className="sr-only">{say.runs.earlier}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.when}</th>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.who}</th>
            <th scope="col">{columns.outcome}</th>
            <th scope="col">{columns.understood}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => {
            const outcome = outcomeOf(run);
            return (
              <tr key={run.id}>
                <th scope="row">
                  <StudioLink href={`/studio/trening/${encodeURIComponent(run.id)}`}>
                    {whenWords(run.created_at)}
                  </StudioLink>
                </th>
                <td data-label={columns.from}>{sourceOf(run)}</td>
                <td data-label={columns.who}>{run.by}</td>
                <td data-label={columns.outcome}>
                  <span className="with-icon">
                    <ToneIcon tone={outcome.tone} />
                    {outcome.text}
                  </span>
                </td>
                <td data-label={columns.understood}>
                  {run.candidate === null ? columns.notMeasured : exactPercent(run.candidate.accuracy)}
                  {run.candidate !== null && run.live !== null && (
                    <span className="table__sub">
                      {columns.understoodWas(exactPercent(run.live.accuracy))}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
