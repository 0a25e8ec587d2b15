import { studioTexts } from '../../../texts/studio';
import { trainingTexts as say } from '../../../texts/studioTraining';
import type { CalibrationBin } from '../wire';
import { across, calibrationPoints, fullestBin, MARGIN, SIDE, upward, type Point } from './calibrationPoints';

const { percent } = studioTexts;
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const columns = say.calibration;

/** How sure the model says it is, against how often it is right: drawn, in a sentence, and as numbers. */
export function Calibration({ bins }: { bins: readonly CalibrationBin[] }) {
  const fullest = fullestBin(bins);
  return (
    <section aria-labelledby="calibration-heading">
      <h2 id="calibration-heading">{columns.heading}</h2>
      {fullest === null ? (
        <p className="section-lead">{columns.none}</p>
      ) : (
        <>
          <p className="section-lead">{columns.lead}</p>
          <p>{columns.most(percent(fullest.confidence), percent(fullest.accuracy), fullest.texts)}</p>
          <Chart points={calibrationPoints(bins)} />
          <details className="unfold">
            <summary>{columns.table}</summary>
            <Numbers bins={bins.filter(({ texts }) => texts > 0)} />
          </details>
        </>
      )}
    </section>
  );
}

function Chart({ points }: { points: readonly Point[] }) {
  const width = SIDE + MARGIN * 1.5;
  const height = SIDE + MARGIN * 1.5;
  return (
    <svg
      className="calibration"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={columns.chart(points.length)}
    >
      {TICKS.map((tick) => (
        <g key={tick}>
          <line
            className="calibration__grid"
            x1={across(0)}
            x2={across(1)}
            y1={upward(tick)}
            y2={upward(tick)}
          />
          <text x={across(0) - 6} y={upward(tick) + 4} textAnchor="end">
            {tick * 100}
          </text>
          <text x={across(tick)} y={upward(0) + 16} textAnchor="middle">
            {tick * 100}
          </text>
        </g>
      ))}
      <line className="calibration__honest" x1={across(0)} y1={upward(0)} x2={across(1)} y2={upward(1)} />
      <polyline className="calibration__line" points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y, radius, bin }) => (
        <circle key={bin.low} className="calibration__point" cx={x} cy={y} r={radius} />
      ))}
      <text className="calibration__axis" x={across(0.5)} y={upward(0) + 34} textAnchor="middle">
        {columns.sure} (%)
      </text>
      <text className="calibration__axis" x={across(0)} y={12} textAnchor="start">
        {columns.right} (%)
      </text>
    </svg>
  );
}

function Numbers({ bins }: { bins: readonly CalibrationBin[] }) {
  return (
    <div className="table-frame">
      <table className="table table--stacking">
        <caption className="sr-only">{columns.heading}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.range}</th>
            <th scope="col">{columns.texts}</th>
            <th scope="col">{columns.said}</th>
            <th scope="col">{columns.was}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin.low}>
              <th scope="row">
                {percent(bin.low)} – {percent(bin.high)}
              </th>
              <td data-label={columns.texts}>{bin.texts}</td>
              <td data-label={columns.said}>{percent(bin.confidence)}</td>
              <td data-label={columns.was}>{percent(bin.accuracy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
