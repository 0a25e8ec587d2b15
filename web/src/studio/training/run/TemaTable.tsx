import { Checkbox } from '@digdir/designsystemet-react';
import { ArrowDownIcon, ArrowsUpDownIcon, ArrowUpIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { trainingTexts as say } from '../../../texts/studioTraining';
import { StudioLink } from '../../shell/StudioLink';
import { exactPercent, score, shows } from '../numberWords';
import type { IntentFigures } from '../wire';
import {
  COLUMNS,
  isChanged,
  pressedColumn,
  sortedRows,
  temaRows,
  type Sorting,
  type TemaRow,
} from './temaRows';

interface Props {
  intents: readonly IntentFigures[];
  nameOf: (intent: string) => string;
}

const columns = say.temaTable.columns;

/** How each tema is read, sortable; those that changed, or all. */
export function TemaTable({ intents, nameOf }: Props) {
  const [all, setAll] = useState(false);
  const [sorting, setSorting] = useState<Sorting>({ by: 'change', descending: false });
  const rows = temaRows(intents, nameOf);
  const shown = sortedRows(all ? rows : rows.filter(isChanged), sorting);
  return (
    <section aria-labelledby="temas-heading">
      <h2 id="temas-heading">{say.temaTable.heading}</h2>
      <p className="section-lead">{say.temaTable.lead}</p>
      <Checkbox
        label={say.temaTable.all}
        data-size="sm"
        checked={all}
        onChange={(event) => setAll(event.target.checked)}
      />
      <p role="status" className="list-count">
        {shown.length === 0 ? say.temaTable.noneChanged : say.temaTable.shown(shown.length, rows.length)}
      </p>
      {shown.length > 0 && (
        <div className="table-frame">
          <table className="table table--stacking" data-testid="tema-figures">
            <caption className="sr-only">{say.temaTable.heading}</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th
                    key={column}
                    scope="col"
                    aria-sort={
                      sorting.by !== column ? 'none' : sorting.descending ? 'descending' : 'ascending'
                    }
                  >
                    <button
                      type="button"
                      className="sort-button"
                      onClick={() => setSorting(pressedColumn(sorting, column))}
                    >
                      {columns[column]}
                      <SortIcon sorted={sorting.by === column} descending={sorting.descending} />
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.intent} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function SortIcon({ sorted, descending }: { sorted: boolean; descending: boolean }) {
  if (!sorted) return <ArrowsUpDownIcon aria-hidden />;
  return descending ? <ArrowDownIcon aria-hidden /> : <ArrowUpIcon aria-hidden />;
}

function Row({ row }: { row: TemaRow }) {
  return (
    <tr>
      <th scope="row">
        <StudioLink href={`/studio/tema/${encodeURIComponent(row.intent)}`}>{row.name}</StudioLink>
      </th>
      <td data-label={columns.texts}>{row.texts}</td>
      <td data-label={columns.live}>{row.live === null ? say.temaTable.isNew : score(row.live)}</td>
      <td data-label={columns.candidate}>{score(row.candidate)}</td>
      <td data-label={columns.change} className="nowrap">
        <Change change={row.change} />
      </td>
      <td data-label={columns.recall}>
        {exactPercent(row.recall)}
        {row.liveRecall !== null && shows(row.recall - row.liveRecall) && (
          <span className="table__sub">{say.temaTable.recallWas(exactPercent(row.liveRecall))}</span>
        )}
      </td>
    </tr>
  );
}

function Change({ change }: { change: number | null }) {
  if (change === null) return say.temaTable.isNew;
  if (!shows(change)) return say.temaTable.same;
  const up = change > 0;
  return (
    <span className={`with-icon change change--${up ? 'better' : 'worse'}`}>
      {up ? <ArrowUpIcon aria-hidden /> : <ArrowDownIcon aria-hidden />}
      {say.temaTable[up ? 'up' : 'down'](score(Math.abs(change)))}
    </span>
  );
}
