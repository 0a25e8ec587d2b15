import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { useSite } from '../site/SiteContext';

interface Props {
  notUnderstood: boolean;
  onAnswer: (text: string) => void;
}

/** Answer in words of one's own, for whom none of the five fits. */
export function OwnAnswer({ notUnderstood, onAnswer }: Props) {
  const { texts } = useSite();
  const say = texts.guidance;
  const id = useId();
  const [text, setText] = useState('');
  return (
    <details className="own-answer">
      <summary>{say.ownAnswer}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onAnswer(text.trim());
        }}
      >
        <label htmlFor={id}>{say.ownAnswerLabel}</label>
        <div className="own-answer__row">
          <input
            id={id}
            className="ds-input"
            value={text}
            maxLength={500}
            autoComplete="off"
            aria-describedby={notUnderstood ? `${id}-note` : undefined}
            onChange={(event) => setText(event.target.value)}
          />
          <Button type="submit" variant="secondary">
            {say.sendAnswer}
          </Button>
        </div>
      </form>
      <p id={`${id}-note`} role="status" className="own-answer__note">
        {notUnderstood && say.notUnderstood}
      </p>
    </details>
  );
}
