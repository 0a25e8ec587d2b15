import { modelTexts } from '../../../texts/studioModels';
import { whenWords } from '../../editing/drafts/when';
import { modelName } from '../modelName';
import { ToneIcon } from '../ToneIcon';
import type { PointerMove } from '../wire';

const say = modelTexts.models;
const TONES = { preparing: 'busy', live: 'good', failed: 'bad' } as const;

/** When which model went live, by whom and why; the newest first. */
export function PointerHistory({ history }: { history: readonly PointerMove[] }) {
  if (history.length === 0) return <p>{say.noHistory}</p>;
  return (
    <div className="table-frame">
      <table className="table table--stacking" data-testid="pointer-history">
        <caption className="sr-only">{say.history}</caption>
        <thead>
          <tr>
            <th scope="col">{say.when}</th>
            <th scope="col">{say.what}</th>
            <th scope="col">{say.model}</th>
            <th scope="col">{say.who}</th>
            <th scope="col">{say.why}</th>
          </tr>
        </thead>
        <tbody>
          {history.map((move) => (
            <tr key={`${move.at} ${move.model_id}`}>
              <th scope="row">{whenWords(move.at)}</th>
              <td data-label={say.what}>
                <span className="with-icon">
                  <ToneIcon tone={TONES[move.state]} />
                  {say.kinds[move.kind]}: {say.moves[move.state].toLocaleLowerCase('nb')}
                </span>
                {move.error !== null && <span className="table__sub">{move.error}</span>}
              </td>
              <td data-label={say.model} className="breakable">
                {modelName(move.model_id)}
                <span className="table__sub">{move.model_id}</span>
              </td>
              <td data-label={say.who}>{move.by}</td>
              <td data-label={say.why}>{move.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
