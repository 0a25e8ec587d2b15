import { Button } from '@digdir/designsystemet-react';
import type { MouseEvent } from 'react';
import { learningTexts } from '../../../texts/studioLearning';
import type { Fix } from '../wire';
import { plainText } from './fixes';
import type { Fixes } from './useFixes';

const say = learningTexts.quality;

interface Props {
  example: { text: string; intent: string };
  /** The tema it may be moved to, and what that is called; null: it can't be moved. */
  suggested: { intent: string; name: string } | null;
  fixes: Fixes;
}

/** What can be done about an example, one press each. */
export function FixButtons({ example, suggested, fixes }: Props) {
  const text = plainText(example.text);
  const press = async (event: MouseEvent<HTMLButtonElement>, fix: Fix) => {
    const row = event.currentTarget.closest('li');
    const next = row?.nextElementSibling ?? row?.previousElementSibling;
    const heading = row?.closest('section')?.querySelector('h2');
    const to = fix === 'move' ? (suggested?.intent ?? null) : null;
    if (!(await fixes.fix({ fix, text: example.text, intent: example.intent, to }))) return;
    // The row goes; the work goes on with the same button of the next one.
    (next?.querySelector<HTMLElement>(`[data-fix="${fix}"]`) ?? heading)?.focus();
  };
  const common = { 'data-size': 'sm', 'aria-disabled': fixes.action.busy } as const;
  return (
    <div className="form__actions fix-buttons">
      {suggested !== null && (
        <Button
          {...common}
          variant="secondary"
          data-fix="move"
          aria-label={say.moveNamed(text, suggested.name)}
          onClick={(event) => void press(event, 'move')}
        >
          {say.move(suggested.name)}
        </Button>
      )}
      <Button
        {...common}
        variant="secondary"
        data-fix="remove"
        aria-label={say.removeNamed(text)}
        onClick={(event) => void press(event, 'remove')}
      >
        {say.remove}
      </Button>
      <Button
        {...common}
        variant="tertiary"
        data-fix="keep"
        aria-label={say.keepNamed(text)}
        onClick={(event) => void press(event, 'keep')}
      >
        {say.keep}
      </Button>
    </div>
  );
}
