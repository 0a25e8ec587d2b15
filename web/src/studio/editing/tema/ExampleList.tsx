import { Tag, Textfield } from '@digdir/designsystemet-react';
import { PencilIcon, TrashIcon } from '@navikt/aksel-icons';
import { useEffect, useId, useRef, useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { MarkedWords } from '../../parts/MarkedWords';
import { carryMarks, isPlainlyMarked, readExample, writeExample } from '../../parts/markedText';
import { folded } from '../../parts/options';
import { readable } from '../../parts/temas';
import type { IntentSummary } from '../../wire';
import type { ExampleRow } from './exampleEdits';
import { useChecks } from './useChecks';
import { Warnings } from './Warnings';

interface Props {
  rows: readonly ExampleRow[];
  tema: string;
  temas: readonly IntentSummary[] | null;
  onRow: (key: string, after: string | null) => void;
}

const MANY = 15;

/** The tema's examples, each to be changed where it stands. */
export function ExampleList({ rows, tema, temas, onRow }: Props) {
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const wanted = folded(search);
  const shown = rows.filter((row) => folded(row.after ?? row.before ?? '').includes(wanted));
  const count = rows.filter((row) => row.after !== null).length;
  return (
    <section className="examples" aria-labelledby="examples-heading">
      <div className="examples__top">
        <h2 id="examples-heading" tabIndex={-1}>
          {say.tema.listHeading(count)}
        </h2>
        {rows.length > MANY && (
          <Textfield
            label={say.tema.searchExamples}
            type="search"
            data-size="sm"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        )}
      </div>
      <ul>
        {shown.map((row) => (
          <li key={row.key} className={row.after === row.before ? 'example' : 'example example--changed'}>
            {editing === row.key && row.after !== null ? (
              <ExampleField
                raw={row.after}
                tema={tema}
                temas={temas}
                onDone={(after) => {
                  if (after !== null && after !== '') onRow(row.key, after);
                  setEditing(null);
                  focusSoon(`edit ${row.key}`);
                }}
              />
            ) : (
              <ExampleLine
                row={row}
                onEdit={() => setEditing(row.key)}
                onRow={(after) => {
                  onRow(row.key, after);
                  focusSoon(`${after === null ? 'keep' : 'edit'} ${row.key}`);
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Focus what stands where a pressed button was; the heading, when an example that was never saved is gone. */
function focusSoon(id: string): void {
  requestAnimationFrame(() => {
    const place = document.getElementById(id) ?? document.getElementById('examples-heading');
    place?.focus();
  });
}

interface LineProps {
  row: ExampleRow;
  onEdit: () => void;
  onRow: (after: string | null) => void;
}

function ExampleLine({ row, onEdit, onRow }: LineProps) {
  const raw = row.after ?? row.before ?? '';
  const words = readExample(raw);
  return (
    <>
      <span className={row.after === null ? 'example__text example__text--removed' : 'example__text'}>
        <MarkedWords of={words} name={readable} />
      </span>
      {row.after !== row.before && (
        <Tag data-size="sm" data-color={row.after === null ? 'danger' : 'accent'}>
          {row.before === null ? say.tema.new : row.after === null ? say.tema.removed : say.tema.edited}
        </Tag>
      )}
      <span className="example__tools">
        {row.after === null ? (
          <button
            id={`keep ${row.key}`}
            type="button"
            className="text-button"
            aria-label={say.tema.keepOf(words.text)}
            onClick={() => onRow(row.before)}
          >
            {say.tema.keep}
          </button>
        ) : (
          <>
            <button
              id={`edit ${row.key}`}
              type="button"
              className="text-button"
              aria-label={say.tema.editOf(words.text)}
              onClick={onEdit}
            >
              <PencilIcon aria-hidden />
              {say.edit}
            </button>
            <button
              type="button"
              className="text-button"
              aria-label={say.tema.removeOf(words.text)}
              onClick={() => onRow(null)}
            >
              <TrashIcon aria-hidden />
              {say.remove}
            </button>
          </>
        )}
      </span>
    </>
  );
}

interface FieldProps {
  raw: string;
  tema: string;
  temas: readonly IntentSummary[] | null;
  onDone: (after: string | null) => void;
}

/** An example while it is changed: its words alone; occupations stay marked while their words stand. */
function ExampleField({ raw, tema, temas, onDone }: FieldProps) {
  const id = useId();
  const plain = isPlainlyMarked(raw);
  const before = readExample(raw);
  const [text, setText] = useState(plain ? before.text : raw);
  const field = useRef<HTMLInputElement>(null);
  const after = plain
    ? writeExample({ text: text.trim(), marks: carryMarks(before, text.trim()) })
    : text.trim();
  const { checked, checking } = useChecks(after === raw || after === '' ? [] : [after], tema);
  useEffect(() => field.current?.focus(), []);
  return (
    <form
      className="example__form"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(after);
      }}
    >
      <label htmlFor={id} className="sr-only">
        {say.tema.exampleLabel}
      </label>
      <input
        ref={field}
        id={id}
        className="ds-input"
        value={text}
        maxLength={500}
        aria-describedby={`${id}-warnings`}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone(null);
        }}
      />
      <button type="submit" className="text-button">
        {say.tema.done}
      </button>
      <button type="button" className="text-button" onClick={() => onDone(null)}>
        {say.cancel}
      </button>
      <Warnings id={`${id}-warnings`} checked={checked} checking={checking} temas={temas} named={false} />
    </form>
  );
}
