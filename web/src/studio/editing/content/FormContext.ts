import { createContext, useContext } from 'react';
import type { IntentSummary, RecordSummary } from '../../wire';
import type { Path } from './paths';
import type { JsonSchema } from './schema';

/** What every field of a record's form needs. */
export interface RecordForm {
  root: JsonSchema;
  record: unknown;
  errors: Readonly<Record<string, string>>;
  set: (path: Path, value: unknown) => void;
  temas: readonly IntentSummary[];
  answers: readonly RecordSummary[];
  occupations: readonly RecordSummary[];
  /** The id is a new record's to choose, and stays. */
  isNew: boolean;
}

export const FormContext = createContext<RecordForm | null>(null);

export function useForm(): RecordForm {
  const form = useContext(FormContext);
  if (form === null) throw new Error('FormContext is missing');
  return form;
}
