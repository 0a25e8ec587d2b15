import { inSentence } from '../../../texts/inSentence';
import { studioTexts as say } from '../../../texts/studio';
import type { FieldChange, IntentChange, RecordChange, RecordKind, TextsChange } from '../../wire';
import { fieldName, itemName } from '../content/fieldNames';

type Field = Pick<FieldChange, 'path' | 'lang'>;

/** `links.1.title` in nynorsk as «Lenke 2, tittel (nynorsk)». */
export function fieldTitle({ path, lang }: Field): string {
  const language = lang === null ? '' : say.languages[lang];
  if (path === '') return language;
  const steps = path.split('.');
  const words = steps.flatMap((step, place) => {
    if (isPlace(step)) return `${itemName(steps[place - 1] ?? '')} ${Number(step) + 1}`;
    // A list of the record's own is told by its item; one within, such as a weekday, by its name too.
    return place === 0 && isPlace(steps[1]) ? [] : fieldName(step);
  });
  const [first = '', ...rest] = words;
  const title = [first, ...rest.map(inSentence)].join(', ');
  return language === '' ? title : `${title} (${language.toLowerCase()})`;
}

/** The last name of a field's path, which says what its values are. */
export function lastName({ path }: Field): string {
  return path.split('.').findLast((step) => !isPlace(step)) ?? '';
}

const isPlace = (step: string | undefined) => step !== undefined && /^\d+$/.test(step);

/** «3 nye eksempler, 1 eksempel endret». */
export function exampleCounts({ added, changed, removed }: TextsChange): string {
  const counts = [
    added.length > 0 && say.changes.addedExamples(added.length),
    changed.length > 0 && say.changes.changedExamples(changed.length),
    removed.length > 0 && say.changes.removedExamples(removed.length),
  ];
  return counts.filter((one) => one !== false).join(', ');
}

/** «Tema: Lånekassen – 3 nye eksempler». */
export function intentHeading({ what, examples }: IntentChange, name: string): string {
  const kind = what === 'added' ? say.changes.newTema : say.changes.tema;
  const became = what === 'removed' ? say.changes.deleted : exampleCounts(examples);
  return withBecame(`${kind}: ${name}`, became);
}

/** «Svar: Hvordan skriver jeg en CV? – Spørsmål (nynorsk)». */
export function recordHeading(kind: RecordKind, { what, fields, title }: RecordChange): string {
  const one = what === 'added' ? say.content.one[kind] : say.changes.one[kind];
  return withBecame(title === one ? one : `${one}: ${title}`, recordBecame(what, fields));
}

function recordBecame(what: RecordChange['what'], fields: readonly FieldChange[]): string {
  if (what === 'added') return '';
  if (what === 'removed') return say.changes.deleted;
  const [first] = fields;
  return fields.length === 1 && first !== undefined
    ? fieldTitle(first)
    : say.changes.changedFields(fields.length);
}

const withBecame = (what: string, became: string) => (became === '' ? what : `${what} – ${became}`);
