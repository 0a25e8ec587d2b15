import { Button } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { useStudio } from '../../shell/StudioContext';
import { useUnsaved } from '../../shell/useUnsaved';
import type { IntentSummary } from '../../wire';
import { linesOf } from './exampleEdits';
import { useChecks } from './useChecks';
import { Warnings } from './Warnings';

interface Props {
  tema: string;
  temas: readonly IntentSummary[] | null;
  /** Add the lines; returns how many were there already. */
  onAdd: (text: string) => number;
}

/** New examples, one a line: written, or pasted many at once. */
export function AddExamples({ tema, temas, onAdd }: Props) {
  const { announce } = useStudio();
  const id = useId();
  const [text, setText] = useState('');
  const [told, setTold] = useState('');
  const lines = linesOf(text);
  useUnsaved(lines.length > 0);
  const { checked, checking } = useChecks(lines, tema);
  return (
    <form
      className="add-examples"
      onSubmit={(event) => {
        event.preventDefault();
        if (lines.length === 0) return;
        const duplicates = onAdd(text);
        const told = duplicates > 0 ? say.tema.duplicates(duplicates) : '';
        setTold(told);
        announce(`${say.tema.addedToList(lines.length - duplicates)} ${told}`);
        setText('');
        document.getElementById(id)?.focus();
      }}
    >
      <label htmlFor={id} className="field-label">
        {say.tema.addLabel}
      </label>
      <p id={`${id}-help`} className="field-help">
        {say.tema.addHelp}
      </p>
      <textarea
        id={id}
        className="ds-input"
        data-testid="add-examples"
        rows={Math.min(12, Math.max(2, text.split('\n').length))}
        value={text}
        aria-describedby={`${id}-help ${id}-warnings`}
        onChange={(event) => {
          setText(event.target.value);
          setTold('');
        }}
      />
      <Warnings
        id={`${id}-warnings`}
        checked={checked}
        checking={checking}
        temas={temas}
        named={lines.length > 1}
      />
      <div className="form__actions">
        <Button
          type="submit"
          variant="secondary"
          data-testid="add-to-list"
          aria-disabled={lines.length === 0}
        >
          {say.tema.addButton}
        </Button>
        {told !== '' && <p>{told}</p>}
      </div>
    </form>
  );
}
