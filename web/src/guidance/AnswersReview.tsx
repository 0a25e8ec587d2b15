import { Button } from '@digdir/designsystemet-react';
import { useSite } from '../site/SiteContext';
import type { Flow } from './flow';
import { useGuidance } from './GuidanceContext';

/** Every answer as it stands; each can be corrected. */
export function AnswersReview({ flow, onLookAt }: { flow: Flow; onLookAt: (index: number) => void }) {
  const { say, itemText } = useGuidance();
  const { texts } = useSite();
  return (
    <details className="review">
      <summary>{texts.guidance.yourAnswers}</summary>
      <ul>
        {flow.view.answers.map((one, index) => {
          const text = itemText(one.item_id, one.text);
          return (
            <li key={one.item_id}>
              <span>
                {text}
                <span className="review__value">
                  {one.value === null ? texts.guidance.passed : say.answers[one.value]}
                </span>
              </span>
              <Button
                variant="tertiary"
                data-size="sm"
                aria-label={texts.guidance.changeAnswer(text)}
                onClick={() => onLookAt(index)}
              >
                {texts.guidance.changeOne}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
