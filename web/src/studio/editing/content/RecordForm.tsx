import { useMemo, type ReactNode } from 'react';
import { useRecords, useTemas } from '../../parts/useNames';
import type { RecordData, RecordKind } from '../../wire';
import { ObjectFields } from './Fields';
import { FormContext, type RecordForm as Form } from './FormContext';
import { isRecord, setAt, withoutErrorsAt, type Path } from './paths';
import { Preview } from './Preview';
import { isPreviewed } from './kinds';
import type { JsonSchema } from './schema';

interface Props {
  kind: RecordKind;
  schema: JsonSchema;
  record: RecordData;
  errors: Readonly<Record<string, string>>;
  isNew: boolean;
  onRecord: (change: (record: RecordData) => RecordData) => void;
  onErrors: (errors: Readonly<Record<string, string>>) => void;
  onSubmit: () => void;
  /** Fields that are not the record's own, before the others. */
  before?: ReactNode;
  children: ReactNode;
}

/** A record's form, made from the schema of its kind, with a preview beside it. */
export function RecordForm({
  kind,
  schema,
  record,
  errors,
  isNew,
  onRecord,
  onErrors,
  onSubmit,
  before,
  children,
}: Props) {
  const temas = useTemas().value;
  const answers = useRecords('answers').value;
  const occupations = useRecords('occupations').value;
  const form = useMemo<Form>(
    () => ({
      root: schema,
      record,
      errors,
      isNew,
      temas: temas?.intents ?? [],
      answers: answers?.records ?? [],
      occupations: occupations?.records ?? [],
      set: (path: Path, value: unknown) => {
        // A field that is being mended is no longer told to be wrong.
        onErrors(withoutErrorsAt(errors, path));
        onRecord((known) => {
          const changed = setAt(known, path, value);
          return isRecord(changed) ? changed : known;
        });
      },
    }),
    [schema, record, errors, isNew, temas, answers, occupations, onRecord, onErrors],
  );
  return (
    <FormContext value={form}>
      <div className={isPreviewed(kind) ? 'record record--previewed' : 'record'}>
        <form
          className="form record__form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            onSubmit();
          }}
        >
          {before}
          <ObjectFields path={[]} schema={schema} />
          {children}
        </form>
        {isPreviewed(kind) && (
          <Preview kind={kind} record={record.id === '' ? { ...record, id: 'preview' } : record} />
        )}
      </div>
    </FormContext>
  );
}

/** Put the focus on the first field that is wrong. */
export function focusFirstError(errors: Readonly<Record<string, string>>): void {
  requestAnimationFrame(() => {
    const invalid = document.querySelector<HTMLElement>('.record__form [aria-invalid="true"]');
    if (invalid !== null) {
      invalid.focus();
      return;
    }
    for (const field of Object.keys(errors)) {
      const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`);
      const inner = place?.matches('input, textarea, select')
        ? place
        : place?.querySelector<HTMLElement>('input, button');
      if (inner) {
        inner.focus();
        return;
      }
    }
  });
}
