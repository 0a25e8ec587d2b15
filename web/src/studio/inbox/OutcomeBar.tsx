import { Button } from '@digdir/designsystemet-react';
import { ArrowUndoIcon } from '@navikt/aksel-icons';
import { studioTexts as say } from '../../texts/studio';
import { Failure } from '../shell/Failure';
import type { IntentSummary } from '../wire';
import { outcomeSentences, type Outcome } from './useInbox';

interface Props {
  outcome: Outcome | null;
  temas: readonly IntentSummary[] | null;
  undone: boolean;
  failure: string | null;
  busy: boolean;
  onUndo: () => void;
}

/** What the latest decision did, and the way back. Screen readers hear it from the shell's live region. */
export function OutcomeBar({ outcome, temas, undone, failure, busy, onUndo }: Props) {
  return (
    <div className="outcome">
      <Failure text={failure} />
      {undone && <p className="outcome__bar">{say.inbox.undone}</p>}
      {outcome !== null && !undone && (
        <div className="outcome__bar" data-testid="outcome">
          <div>
            {outcomeSentences(outcome, temas).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          {outcome.decision.item_ids.length > 0 && (
            <Button
              variant="secondary"
              data-size="sm"
              data-testid="undo"
              aria-disabled={busy}
              onClick={onUndo}
            >
              <ArrowUndoIcon aria-hidden />
              {say.inbox.undoHint}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
