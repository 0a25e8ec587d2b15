import { ArrowDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { trainingTexts as say } from '../../../texts/studioTraining';
import type { Figures } from '../wire';
import { figureRows, type FigureRow } from './figureRows';

const columns = say.figures;

/** The new model's figures against the live one's, each with a sentence that says what it means. */
export function FigureTable({ live, candidate }: { live: Figures | null; candidate: Figures }) {
  return (
    <section aria-labelledby="figures-heading">
      <h2 id="figures-heading">{columns.heading}</h2>
      <p className="section-lead">{columns.lead}</p>
      <div className="table-frame">
        <table className="table table--stacking" data-testid="figures">
          <caption className="sr-only">{columns.heading}</caption>
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.candidate}</th>
              <th scope="col">{columns.live}</th>
              <th scope="col">{columns.change}</th>
            </tr>
          </thead>
          <tbody>
            {figureRows(live, candidate).map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {row.name}
                  <span className="table__sub">{row.meaning}</span>
                </th>
                <td data-label={columns.candidate}>
                  <strong>{row.candidate}</strong>
                </td>
                <td data-label={columns.live}>{row.live ?? columns.noLive}</td>
                <td data-label={columns.change}>
                  <Change row={row} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Change({ row: { change } }: { row: FigureRow }) {
  if (change === null) return columns.noLive;
  const Icon = change.sense === 'better' ? ArrowUpIcon : change.sense === 'worse' ? ArrowDownIcon : null;
  return (
    <span className={`with-icon change change--${change.sense}`}>
      {Icon !== null && <Icon aria-hidden />}
      {change.text}
    </span>
  );
}
