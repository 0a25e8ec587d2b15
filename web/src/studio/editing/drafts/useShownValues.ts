import { studioTexts as say } from '../../../texts/studio';
import { temaName } from '../../parts/temas';
import { useLoaded } from '../../shell/useLoaded';
import { studioApi } from '../../studioApi';
import type { ChangeSetChanges, ChangeSetView, RecordKind } from '../../wire';
import { lastName } from './changeWords';

/** How a tema, and a field's value, are shown to people. */
export interface Shown {
  tema: (id: string) => string;
  value: (field: string, value: string) => string;
}

/** Fields whose values are the ids of records. */
const REFERENCES: Record<string, RecordKind> = {
  leads_to: 'occupations',
  related: 'occupations',
  occupation: 'occupations',
  answer: 'answers',
};

/** Fields whose values are words of the schema. */
const CHOICES = new Set(['level', 'audience']);

/** The names that the parts of a draft have in it, fetched when its changes mention them. */
export function useShownValues(draft: ChangeSetView, changes: ChangeSetChanges): Shown {
  const seenIn = draft.state === 'draft' ? draft.id : null;
  const key = `${seenIn ?? ''} ${draft.etag} ${draft.state}`;
  const mentioned = mentionedKinds(changes);
  const temas = useLoaded(`temas ${key}`, () => studioApi.temas(seenIn)).value?.intents ?? null;
  const occupations = useLoaded(mentioned.has('occupations') ? `occupations ${key}` : null, () =>
    studioApi.records('occupations', seenIn),
  );
  const answers = useLoaded(mentioned.has('answers') ? `answers ${key}` : null, () =>
    studioApi.records('answers', seenIn),
  );
  const records = { occupations: occupations.value, answers: answers.value };
  const tema = (id: string) => say.intents[id] ?? temaName(temas, id);
  return {
    tema,
    value: (field, value) => {
      const kind = REFERENCES[field];
      if (kind === 'occupations' || kind === 'answers')
        return records[kind]?.records.find((record) => record.id === value)?.title ?? value;
      return field === 'intent' ? tema(value) : plainValue(field, value);
    },
  };
}

function mentionedKinds(changes: ChangeSetChanges): ReadonlySet<RecordKind | undefined> {
  const parts = changes.files.flatMap((file) => file.changes);
  const fields = parts.flatMap((part) => (part.type === 'record' ? part.fields : []));
  return new Set(fields.map((field) => REFERENCES[lastName(field)]));
}

function plainValue(field: string, value: string): string {
  if (value === 'true') return say.content.yes;
  if (value === 'false') return say.content.no;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return new Date(value).toLocaleDateString('nb-NO', { day: 'numeric', month: 'long', year: 'numeric' });
  }
  return CHOICES.has(field) ? (say.choices[value] ?? value) : value;
}
