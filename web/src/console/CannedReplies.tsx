import { Button, Dialog, Heading, Textfield } from '@digdir/designsystemet-react';
import { useCallback, useId, useRef, useState } from 'react';
import { consoleTexts as say } from '../texts/console';
import { useDismiss } from '../ui/useDismiss';
import { keepCannedReplies, readCannedReplies } from './cannedReplies';

/** Ready-made replies, put into the text field to be changed and sent. */
export function CannedReplies({ onUse }: { onUse: (text: string) => void }) {
  const [replies, setReplies] = useState(readCannedReplies);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const dismiss = useCallback((by: 'escape' | 'outside') => {
    setOpen(false);
    if (by === 'escape') button.current?.focus();
  }, []);
  useDismiss(root, open && editing === null, dismiss);
  return (
    <div className="canned" ref={root}>
      <Button
        ref={button}
        variant="tertiary"
        data-size="sm"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {say.composer.canned}
      </Button>
      <div id={id} className="canned__list" hidden={!open}>
        <ul>
          {replies.map((reply) => (
            <li key={reply}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  onUse(reply);
                }}
              >
                {reply}
              </button>
            </li>
          ))}
        </ul>
        <Button variant="tertiary" data-size="sm" onClick={() => setEditing(replies.join('\n\n'))}>
          {say.composer.editCanned}
        </Button>
      </div>
      <Dialog
        open={editing !== null}
        onClose={() => setEditing(null)}
        closeButton={say.dismiss}
        aria-labelledby={`${id}-heading`}
      >
        <Heading level={2} id={`${id}-heading`} data-size="2xs">
          {say.composer.cannedHeading}
        </Heading>
        <form
          className="canned__form"
          onSubmit={(event) => {
            event.preventDefault();
            setReplies(keepCannedReplies(editing ?? ''));
            setEditing(null);
          }}
        >
          <Textfield
            multiline
            rows={12}
            label={say.composer.cannedHeading}
            description={say.composer.cannedHelp}
            value={editing ?? ''}
            onChange={(event) => setEditing(event.target.value)}
          />
          <Button type="submit">{say.composer.cannedSave}</Button>
        </form>
      </Dialog>
    </div>
  );
}
