import { Button, Checkbox, Textfield } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { fieldName } from './fieldNames';
import { useForm } from './FormContext';
import { LanguagesField, LinesField } from './LanguageFields';
import { ListField } from './ListField';
import { errorAt, getAt, isRecord, pathText, type Path } from './paths';
import { OccupationsField, TargetField, TemaField } from './PickerFields';
import { emptyValue, fieldKind, resolved, type JsonSchema } from './schema';

interface FieldProps {
  path: Path;
  schema: JsonSchema;
  required: boolean;
}

const LANGS = ['nb', 'nn', 'en'];
const OCCUPATIONS = new Set(['related', 'leads_to']);

/** The fields of a mapping, in the order of the schema; texts in three languages stand side by side. */
export function ObjectFields({ path, schema }: { path: Path; schema: JsonSchema }) {
  const { root, isNew } = useForm();
  const kind = fieldKind(schema, root);
  if (kind.kind !== 'object') return null;
  const names = Object.keys(kind.fields);
  const sideBySide = LANGS.every((lang) => names.includes(lang));
  return (
    <>
      {sideBySide && (
        <LanguagesField path={path} langs={LANGS} inner="text" legend={say.content.citizenWords} />
      )}
      {names
        .filter((name) => !(sideBySide && LANGS.includes(name)))
        // A record's id stays what it is; the page says it.
        .filter((name) => !(name === 'id' && path.length === 0 && !isNew))
        .map((name) => (
          <Field
            key={name}
            path={[...path, name]}
            schema={kind.fields[name] ?? {}}
            required={kind.required.includes(name)}
          />
        ))}
    </>
  );
}

/** One field, by what its schema says it is and what its name says it means. */
export function Field({ path, schema, required }: FieldProps) {
  const { root, record, errors, set } = useForm();
  const name = String(path.at(-1));
  const value = getAt(record, path);
  const kind = fieldKind(schema, root);
  const label = required ? fieldName(name) : `${fieldName(name)} (${say.optional})`;
  const error = errorAt(errors, path) ?? undefined;
  const help = say.fieldHelp[name];
  const common = {
    label,
    'data-field': pathText(path),
    error,
    ...(help === undefined ? {} : { description: help }),
  };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const standard = typeof schema.default === 'string' ? schema.default : '';
  const setText = (typed: string) => set(path, typed === '' && !required ? undefined : typed);

  if (name === 'intent') return <TemaField path={path} label={label} />;
  if (name === 'entities') return <TargetField path={path} />;
  if (OCCUPATIONS.has(name)) return <OccupationsField path={path} label={label} />;
  switch (kind.kind) {
    case 'boolean':
      return (
        <Checkbox
          label={fieldName(name)}
          {...(help === undefined ? {} : { description: help })}
          data-field={pathText(path)}
          checked={value === true || value === 'true'}
          onChange={(event) => set(path, event.target.checked)}
        />
      );
    case 'date':
    case 'time':
      return (
        <Textfield
          {...common}
          type={kind.kind}
          className="short-field"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      );
    case 'number':
      return (
        <Textfield
          {...common}
          inputMode="decimal"
          className="short-field"
          value={text}
          onChange={(event) => setText(event.target.value.replace(',', '.'))}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          {...common}
          path={path}
          values={kind.values}
          value={text === '' ? standard : text}
          required={required || standard !== ''}
        />
      );
    case 'choices':
      return <ChoicesField path={path} label={label} values={kind.values} />;
    case 'languages':
      return (
        <Optional path={path} schema={schema} required={required}>
          <LanguagesField path={path} langs={kind.langs} inner={kind.inner} legend={label} />
        </Optional>
      );
    case 'lines':
      return <LinesField path={path} label={label} />;
    case 'list':
      return <ListField path={path} item={kind.item} />;
    case 'map':
      return <MapFields path={path} schema={schema} />;
    case 'object':
      return (
        <Optional path={path} schema={schema} required={required}>
          <fieldset className="group-field">
            <legend>{label}</legend>
            {help !== undefined && <p className="field-help">{help}</p>}
            <div className={name === 'riasec' ? 'group-field__many' : 'group-field__fields'}>
              <ObjectFields path={path} schema={schema} />
            </div>
          </fieldset>
        </Optional>
      );
    case 'text': {
      const long = text.length > 90 || text.includes('\n');
      const shared = { ...common, value: text };
      return long ? (
        <Textfield {...shared} multiline rows={3} onChange={(event) => setText(event.target.value)} />
      ) : (
        <Textfield
          {...shared}
          {...(name === 'id'
            ? { description: path.length > 1 ? say.content.partIdHelp : say.content.idHelp }
            : {})}
          onChange={(event) => setText(event.target.value)}
        />
      );
    }
  }
}

interface ChoiceProps {
  label: string;
  path: Path;
  values: string[];
  value: string;
  required: boolean;
  error: string | undefined;
}

function ChoiceField({ label, path, values, value, required, error }: ChoiceProps) {
  const { set } = useForm();
  const id = useId();
  return (
    <div className="short-field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <select
        id={id}
        className="ds-input"
        data-field={pathText(path)}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={value}
        onChange={(event) => set(path, event.target.value === '' ? undefined : event.target.value)}
      >
        {!required && <option value="">{say.content.none_}</option>}
        {values.map((one) => (
          <option key={one} value={one}>
            {say.choices[one] ?? one}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** Several of a few values, such as whom an answer speaks to; none is nothing at all. */
function ChoicesField({ path, label, values }: { path: Path; label: string; values: string[] }) {
  const { record, set } = useForm();
  const given = getAt(record, path);
  const chosen = Array.isArray(given) ? given.map(String) : [];
  const help = say.fieldHelp[String(path.at(-1))];
  const id = useId();
  return (
    <fieldset
      className="group-field group-field--choices"
      data-field={pathText(path)}
      aria-describedby={help === undefined ? undefined : `${id}-help`}
    >
      <legend>{label}</legend>
      {help !== undefined && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      {values.map((one) => (
        <Checkbox
          key={one}
          label={say.choices[one] ?? one}
          checked={chosen.includes(one)}
          onChange={(event) => {
            const now = values.filter((other) =>
              other === one ? event.target.checked : chosen.includes(other),
            );
            set(path, now.length === 0 ? undefined : now);
          }}
        />
      ))}
    </fieldset>
  );
}

/** A mapping with known names, such as the days of the week, each with a field of its own. */
function MapFields({ path, schema }: { path: Path; schema: JsonSchema }) {
  const { root, record } = useForm();
  const kind = fieldKind(schema, root);
  const value = getAt(record, path);
  if (kind.kind !== 'map') return null;
  const names = kind.keys ?? (isRecord(value) ? Object.keys(value) : []);
  return (
    <fieldset className="group-field">
      <legend>{fieldName(String(path.at(-1)))}</legend>
      <div className="group-field__fields">
        {names.map((name) => (
          <Field key={name} path={[...path, name]} schema={kind.value} required />
        ))}
      </div>
    </fieldset>
  );
}

interface OptionalProps {
  path: Path;
  schema: JsonSchema;
  required: boolean;
  children: React.ReactNode;
}

/** A part that may be left out altogether: a button to put it in, and one to take it out again. */
function Optional({ path, schema, required, children }: OptionalProps) {
  const { root, record, set } = useForm();
  const { nullable } = resolved(schema, root);
  const name = fieldName(String(path.at(-1)));
  const there = getAt(record, path);
  if (required || !nullable) return children;
  if (there === undefined || there === null) {
    return (
      <div>
        <Button
          variant="tertiary"
          data-size="sm"
          type="button"
          onClick={() => set(path, emptyValue(schema, root))}
        >
          {say.content.fillIn(name)}
        </Button>
      </div>
    );
  }
  return (
    <div>
      {children}
      <Button variant="tertiary" data-size="sm" type="button" onClick={() => set(path, undefined)}>
        {say.content.takeOut(name)}
      </Button>
    </div>
  );
}
