import { modelTexts } from '../../../texts/studioModels';
import { percent, sureness } from '../../../texts/studioWords';
import { pieces } from '../../parts/markedText';
import { readable } from '../../parts/temas';
import type { TextReading } from '../wire';
import { asksAgain, markedEntities, nearestTo } from './readings';

const say = modelTexts.tryOut;

interface Props {
  heading: string;
  reading: TextReading;
  nameOf: (intent: string) => string;
}

/** How one model reads one sentence. */
export function ReadingView({ heading, reading, nameOf }: Props) {
  const marked = markedEntities(reading);
  const nearest = nearestTo(reading);
  return (
    <div className="try-reading">
      <h4>{heading}</h4>
      <p className="try-reading__tema">
        <strong>{asksAgain(reading) ? say.fallback : nameOf(reading.intent)}</strong>
      </p>
      <p>{sureWords(reading.confidence)}</p>
      {marked.marks.length > 0 && (
        <p>
          {pieces(marked.text, marked.marks).map((piece, index) =>
            piece.mark === null ? (
              <span key={index}>{piece.text}</span>
            ) : (
              <mark key={index} className="marked">
                {piece.text}
                <span className="marked__what">
                  {' '}
                  ({say.entities[piece.mark.entity] ?? piece.mark.entity}: {readable(piece.mark.value)})
                </span>
              </mark>
            ),
          )}
        </p>
      )}
      <p className="try-reading__next">{nearest.length === 0 ? say.nextNone : `${say.next}:`}</p>
      {nearest.length > 0 && (
        <ol className="try-reading__list">
          {nearest.map(({ intent, confidence }) => (
            <li key={intent}>
              {nameOf(intent)} {percent(confidence)}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function sureWords(confidence: number): string {
  const words = sureness(confidence);
  return `${words.charAt(0).toLocaleUpperCase('nb')}${words.slice(1)}, ${percent(confidence)}`;
}
