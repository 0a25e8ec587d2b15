import { studioTexts } from '../../../texts/studio';
import { learningTexts } from '../../../texts/studioLearning';
import type { Share } from '../wire';
import { countedShare, shareSentences } from './shareWords';

const say = learningTexts.report;
const { percent } = studioTexts;

interface Props {
  title: string;
  meaning: string;
  share: Share;
  /** What to say where nothing was counted. */
  none: string;
  testId: string;
}

/** A share: how large, drawn with its interval, and in words how sure. */
export function ShareCard({ title, meaning, share, none, testId }: Props) {
  const counted = countedShare(share);
  return (
    <div className="card share" data-testid={testId}>
      <h3>{title}</h3>
      <p className="share__meaning">{meaning}</p>
      {counted === null ? (
        <p>
          <strong>{say.notCounted}.</strong> {none}
        </p>
      ) : (
        <>
          <p className="share__number">{percent(counted.share)}</p>
          <div
            className="interval"
            role="img"
            aria-label={say.drawn(percent(counted.share), percent(counted.low), percent(counted.high))}
          >
            <span
              className="interval__range"
              style={{ left: `${counted.low * 100}%`, width: `${(counted.high - counted.low) * 100}%` }}
            />
            <span className="interval__point" style={{ left: `${counted.share * 100}%` }} />
          </div>
          <p className="interval__ends" aria-hidden>
            <span>0 %</span>
            <span>100 %</span>
          </p>
          {shareSentences(share).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </>
      )}
    </div>
  );
}
