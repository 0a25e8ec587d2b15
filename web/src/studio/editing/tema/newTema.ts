import { studioTexts as say } from '../../../texts/studio';
import { LANGS, type Lang, type NewIntent } from '../../wire';
import { linesOf } from './exampleEdits';

/** A new tema while it is being written. */
export interface TemaDraft {
  name: string;
  file: string;
  label: Record<Lang, string>;
  examples: string;
  answer: Record<Lang, string>;
  sourceTitle: string;
  sourceUrl: string;
}

const NAME = /^[a-z][a-z0-9_]{1,60}$/;
/** A label is a button's title, too, and must fit a phone. */
const LONGEST_LABEL = 45;
const URL_FORM = /^https:\/\/\S+$/;

export function emptyTema(file: string): TemaDraft {
  const empty = { nb: '', nn: '', en: '' };
  return { name: '', file, label: empty, examples: '', answer: empty, sourceTitle: '', sourceUrl: '' };
}

/** Return what must be mended before it can be made, by field. */
export function newTemaErrors(draft: TemaDraft, taken: ReadonlySet<string>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const lang of LANGS) {
    const label = draft.label[lang].trim();
    if (label === '') errors[`label.${lang}`] = say.tema.makeMissing;
    else if (label.length > LONGEST_LABEL) errors[`label.${lang}`] = say.tema.makeLabelLong(LONGEST_LABEL);
    if (draft.answer[lang].trim() === '') errors[`answer.${lang}`] = say.tema.makeMissing;
  }
  if (!NAME.test(draft.name)) errors.name = say.tema.makeTechnicalBad;
  else if (taken.has(draft.name)) errors.name = say.tema.makeTechnicalTaken;
  if (draft.file === '') errors.file = say.tema.fileMissing;
  if (linesOf(draft.examples).length === 0) errors.examples = say.tema.makeExamplesMissing;
  if (draft.sourceTitle.trim() === '') errors['source.title'] = say.tema.makeMissing;
  if (!URL_FORM.test(draft.sourceUrl.trim())) errors['source.url'] = say.tema.makeUrlBad;
  return errors;
}

/** Return refusals of the service by the fields of the form: it names those of the label and the answer. */
export function refusedFields(errors: Readonly<Record<string, string>>): Record<string, string> {
  const ours = (field: string) =>
    field
      .replace(/^text\./, 'answer.')
      .replace(/^question\./, 'label.')
      .replace(/^(nb|nn|en)$/, 'label.$1');
  return Object.fromEntries(Object.entries(errors).map(([field, message]) => [ours(field), message]));
}

/** Return the tema as the service takes it; its answer is checked `today`. */
export function newTemaOf(draft: TemaDraft, changeSetId: string, today: Date): NewIntent {
  const trimmed = (texts: Record<Lang, string>): Record<Lang, string> => ({
    nb: texts.nb.trim(),
    nn: texts.nn.trim(),
    en: texts.en.trim(),
  });
  return {
    change_set_id: changeSetId,
    name: draft.name,
    file: draft.file,
    label: trimmed(draft.label),
    examples: linesOf(draft.examples),
    answer: {
      id: draft.name.replace(/^ask_/, '').replaceAll('_', '-').replace(/-+/g, '-').replace(/-$/, ''),
      question: trimmed(draft.label),
      alt_questions: {},
      text: trimmed(draft.answer),
      source: { title: draft.sourceTitle.trim(), url: draft.sourceUrl.trim() },
      checked: isoDay(today),
    },
  };
}

/** A day as `2026-11-26`, where we are. */
export function isoDay(day: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
