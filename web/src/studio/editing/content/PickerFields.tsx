import { XMarkIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { Combobox } from '../../parts/Combobox';
import type { Option } from '../../parts/options';
import { readable, temaName, temaOptions } from '../../parts/temas';
import type { RecordSummary } from '../../wire';
import { useForm } from './FormContext';
import { fieldName } from './fieldNames';
import { errorAt, getAt, isRecord, pathText, type Path } from './paths';

/** Which tema. Intents that only buttons reach have no examples, and are kept as they are. */
export function TemaField({ path, label }: { path: Path; label: string }) {
  const { record, errors, set, temas } = useForm();
  const value = getAt(record, path);
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  return (
    <Picker
      label={label}
      field={pathText(path)}
      chosen={chosen === null ? null : (say.intents[chosen] ?? temaName(temas, chosen))}
      options={[
        ...temaOptions(temas, say.examples),
        ...Object.entries(say.intents).map(([id, name]) => ({ id, label: name, hint: id })),
      ]}
      error={errorAt(errors, path)}
      nothing={say.inbox.noTemas}
      onChoose={(option) => set(path, option.id)}
    />
  );
}

/** What a button is about: an answer, an occupation. Other names are kept as they are. */
export function TargetField({ path }: { path: Path }) {
  const { record, errors, set, answers, occupations } = useForm();
  const value = getAt(record, path);
  const entities = isRecord(value) ? value : {};
  const sibling = getAt(record, [...path.slice(0, -1), 'intent']);
  const names = new Set(Object.keys(entities));
  if (sibling === 'show_answer') names.add('answer');
  const lists: Record<string, readonly RecordSummary[]> = { answer: answers, occupation: occupations };
  return [...names].map((name) => {
    const list = lists[name];
    const target = entities[name];
    const id = typeof target === 'string' ? target : '';
    if (list === undefined) {
      return (
        <p key={name} className="field-help">
          {fieldName(name)}: {id}
        </p>
      );
    }
    return (
      <Picker
        key={name}
        label={fieldName(name)}
        field={pathText([...path, name])}
        chosen={id === '' ? null : titleOf(list, id)}
        options={optionsOf(list)}
        error={errorAt(errors, [...path, name])}
        nothing={say.content.none}
        onChoose={(option) => set([...path, name], option.id)}
      />
    );
  });
}

/** Several occupations, each shown by its title. */
export function OccupationsField({ path, label }: { path: Path; label: string }) {
  const { record, errors, set, occupations } = useForm();
  const value = getAt(record, path);
  const ids = Array.isArray(value) ? value.map(String) : [];
  return (
    <div className="picker" data-field={pathText(path)}>
      <Combobox
        label={label}
        options={optionsOf(occupations).filter((option) => !ids.includes(option.id))}
        error={errorAt(errors, path, true)}
        nothing={say.content.none}
        onChoose={(option) => set(path, [...ids, option.id])}
      />
      <ul className="picked">
        {ids.map((id) => (
          <li key={id}>
            {titleOf(occupations, id)}
            <button
              type="button"
              className="small-button"
              aria-label={say.content.removeChosen(titleOf(occupations, id))}
              onClick={() =>
                set(
                  path,
                  ids.filter((other) => other !== id),
                )
              }
            >
              <XMarkIcon aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface PickerProps {
  label: string;
  field: string;
  chosen: string | null;
  options: readonly Option[];
  error: string | null;
  nothing: string;
  onChoose: (option: Option) => void;
}

/** One of many: what is chosen, and a way to choose another. */
function Picker({ label, field, chosen, options, error, nothing, onChoose }: PickerProps) {
  const [changing, setChanging] = useState(false);
  if (chosen !== null && !changing) {
    return (
      <div className="picker" data-field={field}>
        <p className="field-label">{label}</p>
        <p className="picker__chosen">
          {chosen}{' '}
          <button type="button" className="text-button" onClick={() => setChanging(true)}>
            {say.content.change}
            <span className="sr-only"> {label}</span>
          </button>
        </p>
        {error !== null && <p className="field-error">{error}</p>}
      </div>
    );
  }
  return (
    <div className="picker" data-field={field}>
      <Combobox
        label={label}
        options={options}
        error={error}
        nothing={nothing}
        onChoose={(option) => {
          setChanging(false);
          onChoose(option);
        }}
      />
    </div>
  );
}

function optionsOf(records: readonly RecordSummary[]): Option[] {
  return records.map((record) => ({ id: record.id, label: record.title, words: record.intent ?? '' }));
}

function titleOf(records: readonly RecordSummary[], id: string): string {
  return records.find((record) => record.id === id)?.title ?? readable(id.replaceAll('-', '_'));
}
