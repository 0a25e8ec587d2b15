import { studioTexts as say } from '../../../texts/studio';
import { readable } from '../../parts/temas';
import type { Path } from './paths';

/** What a field is called for people. */
export function fieldName(name: string): string {
  return say.fields[name] ?? readable(name);
}

/** What one of a list is called: «Knapp» of «Knapper». */
export function itemName(list: string): string {
  return say.items[list] ?? fieldName(list);
}

/** `['text', 'nb']` as «Tekst, bokmål»; places in lists are counted from one. */
export function pathName(path: Path): string {
  const [first = '', ...rest] = path.map((step) =>
    /^\d+$/.test(String(step)) ? String(Number(step) + 1) : fieldName(String(step)),
  );
  return [first, ...rest.map((one) => one.toLowerCase())].join(', ');
}

const TOLD = 4;

/** What must be mended, as a sentence that names the fields; null when nothing must. */
export function errorsText(errors: Readonly<Record<string, string>>): string | null {
  const all = Object.entries(errors);
  if (all.length === 0) return null;
  const told = all
    .slice(0, TOLD)
    .map(([field, message]) => (field === '' ? message : `${pathName(field.split('.'))}: ${message}`));
  return `${say.content.wrong(all.length)}. ${told.join(' ')}`;
}
