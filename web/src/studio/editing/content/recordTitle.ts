import { studioTexts as say } from '../../../texts/studio';
import type { RecordData, RecordKind } from '../../wire';
import { asciiWords } from '../../parts/temas';
import { getAt, type Path } from './paths';

const TITLES: Record<RecordKind, Path> = {
  answers: ['question', 'nb'],
  occupations: ['title', 'nb'],
  topics: ['question', 'nb'],
  opening_hours: [],
  notices: ['text', 'nb'],
  career_centres: ['name'],
  utterances: ['id'],
  labels: ['nb'],
};

/** What a record is called for people. */
export function recordTitle(kind: RecordKind, record: RecordData, id: string): string {
  if (kind === 'opening_hours') return say.content.kinds.opening_hours;
  const title = getAt(record, TITLES[kind]);
  return typeof title === 'string' && title.trim() !== '' ? title.trim() : id;
}

const LONGEST_ID = 60;

/** Make an id of a title, as the content takes them: «Når er fristen?» is `nar-er-fristen`. */
export function idOf(title: string): string {
  return asciiWords(title).join('-').slice(0, LONGEST_ID).replace(/-+$/, '');
}
