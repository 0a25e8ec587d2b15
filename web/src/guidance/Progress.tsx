import { BackButton } from './BackButton';
import { useGuidance } from './GuidanceContext';
import { fill } from './fill';

interface Props {
  number: number;
  total: number;
  /** How to go back; null where there is nothing to go back to. */
  onBack: (() => void) | null;
}

/** How far one has come, as a bar and in words that are also said aloud. */
export function Progress({ number, total, onBack }: Props) {
  const { say } = useGuidance();
  const text = fill(say.progress, { n: number, total });
  return (
    <div className="progress">
      <div className="progress__row">
        {onBack !== null && <BackButton onBack={onBack} />}
        <p role="status">{text}</p>
      </div>
      {/* The same in a picture. */}
      <progress value={number - 1} max={total} aria-hidden />
    </div>
  );
}
