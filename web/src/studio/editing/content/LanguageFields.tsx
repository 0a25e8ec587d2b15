import { Textfield } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { fieldName } from './fieldNames';
import { useForm } from './FormContext';
import { errorAt, getAt, pathText, type Path } from './paths';

interface LanguagesProps {
  path: Path;
  langs: readonly string[];
  inner: 'text' | 'lines';
  legend: string;
}

const CODES = new Set(['nb', 'nn', 'en']);

/** The same text, or the same list of words, in several languages side by side. */
export function LanguagesField({ path, langs, inner, legend }: LanguagesProps) {
  const { record, errors, set } = useForm();
  const help = say.fieldHelp[String(path.at(-1))];
  const longest = Math.max(...langs.map((lang) => asText(getAt(record, [...path, lang])).length));
  return (
    <fieldset className="trilingual">
      <legend className="field-label">{legend}</legend>
      {help !== undefined && <p className="field-help">{help}</p>}
      {errorAt(errors, path) !== null && <p className="field-error">{errorAt(errors, path)}</p>}
      <div className="trilingual__fields">
        {langs.map((lang) =>
          inner === 'lines' ? (
            <LinesField key={lang} path={[...path, lang]} label={fieldName(lang)} {...langOf(lang)} />
          ) : (
            <Textfield
              key={lang}
              multiline
              rows={longest > 300 ? 10 : longest > 90 ? 5 : 2}
              label={fieldName(lang)}
              {...langOf(lang)}
              data-field={pathText([...path, lang])}
              value={asText(getAt(record, [...path, lang]))}
              error={errorAt(errors, [...path, lang]) ?? undefined}
              onChange={(event) => set([...path, lang], event.target.value)}
            />
          ),
        )}
      </div>
    </fieldset>
  );
}

/** A list of words or sentences, one a line. */
export function LinesField({ path, label, lang }: { path: Path; label: string; lang?: string }) {
  const { record, errors, set } = useForm();
  const value = getAt(record, path);
  const lines = Array.isArray(value) ? value.map(String) : [];
  // What is typed is kept as it is, empty lines and all, as long as it means what the record says.
  const [typed, setTyped] = useState(lines.join('\n'));
  const text = linesIn(typed).join('\n') === lines.join('\n') ? typed : lines.join('\n');
  return (
    <Textfield
      multiline
      rows={Math.min(10, Math.max(3, lines.length + 1))}
      label={label}
      description={say.content.linesHelp}
      {...(lang === undefined ? {} : { lang })}
      data-field={pathText(path)}
      value={text}
      error={errorAt(errors, path, true) ?? undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        set(path, linesIn(event.target.value));
      }}
    />
  );
}

function linesIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function langOf(lang: string): { lang?: string } {
  return CODES.has(lang) ? { lang } : {};
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
