import { Button } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { studioTexts as say } from '../../texts/studio';
import type { Action } from '../wire';

interface Props {
  /** The tema that accepting means, or null when the bot had none. */
  accepts: string | null;
  suggestions: readonly { intent: string }[];
  nameOf: (intent: string) => string;
  busy: boolean;
  hint: string | null;
  onAction: (action: Action) => void;
  onTema: (intent: string) => void;
}

const OTHERS: readonly { action: Action; text: string; key: string; help: string | null }[] = [
  { action: 'relabel', text: say.inbox.relabel, key: 'T', help: null },
  { action: 'new_intent', text: say.inbox.newTema, key: 'N', help: null },
  { action: 'out_of_scope', text: say.inbox.outOfScope, key: 'U', help: say.inbox.outOfScopeHelp },
  { action: 'not_useful', text: say.inbox.notUseful, key: 'I', help: say.inbox.notUsefulHelp },
];

/** What the citizen meant: the decisions, each with its key. */
export function DecisionButtons({ accepts, suggestions, nameOf, busy, hint, onAction, onTema }: Props) {
  const id = useId();
  return (
    <div className="decisions" role="group" aria-labelledby="decisions-heading">
      <h3 id="decisions-heading">{say.inbox.actions}</h3>
      {hint !== null && <p className="decisions__hint">{hint}</p>}
      <div className="decisions__row">
        <Button
          data-testid="decide-accept"
          data-size="sm"
          aria-disabled={busy || accepts === null}
          onClick={() => onAction('accept')}
        >
          {accepts === null ? say.inbox.accept : say.inbox.acceptAs(accepts)} <kbd>G</kbd>
        </Button>
      </div>
      {suggestions.length > 0 && (
        <div className="decisions__row">
          {suggestions.map(({ intent }) => (
            <button
              key={intent}
              type="button"
              className="text-button"
              data-testid="decide-suggestion"
              aria-disabled={busy}
              onClick={() => onTema(intent)}
            >
              {say.inbox.relabelQuick(nameOf(intent))}
            </button>
          ))}
        </div>
      )}
      <div className="decisions__row">
        {OTHERS.map(({ action, text, key, help }) => (
          <Button
            key={action}
            variant="secondary"
            data-size="sm"
            data-testid={`decide-${action}`}
            aria-disabled={busy}
            aria-describedby={help === null ? undefined : `${id}-${action}`}
            onClick={() => onAction(action)}
          >
            {text} <kbd>{key}</kbd>
          </Button>
        ))}
      </div>
      <dl className="decisions__help">
        {OTHERS.map(
          ({ action, text, help }) =>
            help !== null && (
              <div key={action}>
                <dt>{text}:</dt> <dd id={`${id}-${action}`}>{help}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
