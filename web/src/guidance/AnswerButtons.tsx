import { useGuidance } from './GuidanceContext';
import { VALUES, type Value } from './wire';

interface Props {
  labelledBy: string;
  /** The answer given before; null when passed over, undefined when not answered. */
  chosen: Value | null | undefined;
  onAnswer: (value: Value) => void;
}

/** The five answers. One press answers; the digits on the keyboard do the same. */
export function AnswerButtons({ labelledBy, chosen, onAnswer }: Props) {
  const { say } = useGuidance();
  return (
    <div role="group" aria-labelledby={labelledBy} className="answers">
      {VALUES.map((value) => (
        <button
          key={value}
          type="button"
          className="answer"
          data-value={value}
          aria-keyshortcuts={String(value)}
          {...(chosen === undefined ? {} : { 'aria-pressed': chosen === value })}
          onClick={() => onAnswer(value)}
        >
          <span className="answer__mark" aria-hidden>
            {value}
          </span>
          {say.answers[value]}
        </button>
      ))}
    </div>
  );
}
