import { useEffect, useId, useRef, useState } from 'react';
import { studioTexts as say } from '../../texts/studio';
import { Combobox } from '../parts/Combobox';
import { FormDialog } from '../parts/FormDialog';
import { wordSpan, type Mark, type MarkedText } from '../parts/markedText';
import type { RecordSummary } from '../wire';

interface Props {
  words: MarkedText;
  /** What was selected on the page before. */
  selection: { start: number; end: number } | null;
  occupations: readonly RecordSummary[];
  onMark: (mark: Mark) => void;
  onClose: () => void;
}

/** Mark words as an occupation. The field is for reading: selecting works there with mouse and keyboard alike. */
export function MarkDialog({ words, selection, occupations, onMark, onClose }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const given = selection === null ? null : wordSpan(words.text, selection.start, selection.end);
  const [span, setSpan] = useState(given);
  const [occupation, setOccupation] = useState<{ id: string; label: string } | null>(null);
  const [asked, setAsked] = useState(false);

  const [first] = useState(given);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(first?.start ?? 0, first?.end ?? 0);
  }, [first]);

  const look = () => {
    const { selectionStart, selectionEnd } = field.current ?? { selectionStart: 0, selectionEnd: 0 };
    if (selectionStart !== selectionEnd) setSpan(wordSpan(words.text, selectionStart, selectionEnd));
  };
  const chosen = span === null ? null : words.text.slice(span.start, span.end);
  return (
    <FormDialog
      wide
      title={say.inbox.markTitle}
      save={say.inbox.markSave}
      testId="mark-save"
      onSave={() => {
        setAsked(true);
        if (span !== null && occupation !== null) {
          onMark({ ...span, entity: 'occupation', value: occupation.id });
        }
      }}
      onClose={onClose}
    >
      <div>
        <label htmlFor={id} className="field-label">
          {say.inbox.markSelect}
        </label>
        <p id={`${id}-help`} className="field-help">
          {say.inbox.markSelectHelp}
        </p>
        <textarea
          ref={field}
          id={id}
          className="ds-input mark-field"
          data-testid="mark-text"
          rows={2}
          // Not `readOnly`: some browsers let no keyboard select in that.
          aria-readonly
          value={words.text}
          aria-describedby={`${id}-help ${id}-chosen`}
          aria-invalid={asked && span === null ? true : undefined}
          onBeforeInput={(event) => event.preventDefault()}
          onChange={look}
          onSelect={look}
        />
        <p
          id={`${id}-chosen`}
          className={asked && span === null ? 'field-error' : 'field-help'}
          role="status"
        >
          {chosen === null ? say.inbox.markNothing : say.inbox.markChosen(chosen)}
        </p>
      </div>
      <Combobox
        key={chosen ?? ''}
        label={say.inbox.markOccupation}
        {...(occupation === null ? {} : { description: occupation.label })}
        options={occupations.map((record) => ({ id: record.id, label: record.title }))}
        error={asked && occupation === null ? say.inbox.markOccupationMissing : null}
        nothing={say.content.none}
        testId="mark-occupation"
        initialSearch={chosen ?? ''}
        onChoose={setOccupation}
      />
    </FormDialog>
  );
}
