import { Button } from '@digdir/designsystemet-react';
import { ChevronDownIcon, PlusIcon } from '@navikt/aksel-icons';
import { useCallback, useId, useRef, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { useDismiss } from '../../ui/useDismiss';
import { NewDraftDialog } from './NewDraftDialog';
import { useStudio } from './StudioContext';
import { StudioLink } from './StudioLink';

/** Which draft one's changes go into: pick another, or make a new one. */
export function DraftPicker() {
  const { drafts, announce } = useStudio();
  const [open, setOpen] = useState(false);
  const [making, setMaking] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const dismiss = useCallback((by: 'escape' | 'outside') => {
    setOpen(false);
    if (by === 'escape') button.current?.focus();
  }, []);
  useDismiss(root, open && !making, dismiss);
  const { current } = drafts;
  const choose = (draftId: string | null, title: string) => {
    drafts.choose(draftId);
    setOpen(false);
    announce(draftId === null ? say.drafts.unchosen : say.drafts.chosen(title));
    button.current?.focus();
  };
  return (
    <div className="draft-picker" ref={root}>
      <button
        ref={button}
        type="button"
        className="draft-picker__button"
        data-testid="draft-picker"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span>
          <span className="draft-picker__label">{say.drafts.intoDraft}</span>{' '}
          <strong>{current?.title ?? say.drafts.none}</strong>
          {current !== null && <span> · {say.drafts.files(current.files.length)}</span>}
        </span>
        <ChevronDownIcon aria-hidden />
      </button>
      <div id={id} className="draft-picker__panel" hidden={!open}>
        <p className="draft-picker__help">{say.drafts.pickerHelp}</p>
        <ul>
          {(drafts.open ?? []).map((draft) => (
            <li key={draft.id}>
              <button
                type="button"
                className="draft-picker__option"
                aria-current={draft.id === current?.id ? 'true' : undefined}
                onClick={() => choose(draft.id, draft.title)}
              >
                <strong>{draft.title}</strong>
                <span>
                  {draft.author_name} · {say.drafts.files(draft.files.length)}
                </span>
              </button>
            </li>
          ))}
          <li>
            <button
              type="button"
              className="draft-picker__option"
              aria-current={current === null ? 'true' : undefined}
              onClick={() => choose(null, say.drafts.none)}
            >
              <strong>{say.drafts.none}</strong>
              <span>{say.drafts.noneHelp}</span>
            </button>
          </li>
        </ul>
        <div className="draft-picker__foot">
          <Button variant="secondary" data-size="sm" data-testid="new-draft" onClick={() => setMaking(true)}>
            <PlusIcon aria-hidden />
            {say.drafts.make}
          </Button>
          {current !== null && (
            <StudioLink href={`/studio/utkast/${current.id}`}>{say.drafts.look}</StudioLink>
          )}
        </div>
      </div>
      <NewDraftDialog
        open={making}
        onClose={() => {
          setMaking(false);
          setOpen(false);
        }}
      />
    </div>
  );
}
