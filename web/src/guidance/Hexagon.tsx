import { useId } from 'react';
import { RIASEC_LETTERS } from '../site/occupation';
import { useSite } from '../site/SiteContext';
import { bandOf, HEIGHT, labelOf, pointOf, polygonOf, WIDTH } from './geometry';
import { useGuidance } from './GuidanceContext';
import { HIGHEST, LOWEST, spreadOf } from './scores';
import { useScoreWords } from './useScoreWords';
import type { Result } from './wire';

const RINGS = [LOWEST, 2, 3, 4, HIGHEST];

/** The six interests as a figure, with the band of uncertainty. It says in words what it shows. */
export function Hexagon({ result }: { result: Result }) {
  const { say } = useGuidance();
  const { texts } = useSite();
  const howRange = texts.guidance.howRange.toLowerCase();
  const words = useScoreWords(result);
  const id = useId();
  const scores = RIASEC_LETTERS.map((letter) => result.scores[letter]);
  const spreads = RIASEC_LETTERS.map((letter) => spreadOf(result, letter));
  const band = bandOf(
    spreads.map((one) => one.low),
    spreads.map((one) => one.high),
  );
  return (
    <figure className="hexagon">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-desc`}
      >
        <title id={`${id}-title`}>{result.flat ? say.flat.title : say.result_words}</title>
        <desc id={`${id}-desc`}>
          {words.map((one) => `${one.name}: ${one.level} (${howRange} ${one.range}).`).join(' ')}
        </desc>
        {RINGS.map((ring) => (
          <polygon key={ring} className="hexagon__ring" points={polygonOf(scores.map(() => ring))} />
        ))}
        {words.map(({ letter }, corner) => {
          const [from, to] = [pointOf(corner, 0), pointOf(corner, HIGHEST)];
          return <line key={letter} className="hexagon__ring" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
        })}
        <path className="hexagon__band" fillRule="evenodd" d={band} />
        <polygon className="hexagon__line" points={polygonOf(scores)} />
        {words.map(({ letter, name }, corner) => {
          const dot = pointOf(corner, result.scores[letter]);
          const label = labelOf(corner);
          return (
            <g key={letter}>
              <circle className="hexagon__dot" cx={dot.x} cy={dot.y} r={5} />
              <text className="hexagon__name" x={label.x} y={label.y} textAnchor={label.anchor}>
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <p>{say.result_picture}</p>
        <p>{say.uncertainty}</p>
      </figcaption>
    </figure>
  );
}
