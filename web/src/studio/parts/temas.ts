import { folded, type Option } from './options';
import type { IntentSummary } from '../wire';

/** Below this many examples a tema is read badly. */
export const FEW_EXAMPLES = 10;

const OUTSIDE: Record<string, string> = {
  out_of_scope: 'Utenfor tema',
  nlu_fallback: 'Ikke forstått',
  crisis: 'Krise',
  abuse: 'Sjikane',
};

/** What a tema is called for people: its label, else its technical name made readable. */
export function temaName(temas: readonly IntentSummary[] | null, name: string): string {
  const label = temas?.find((tema) => tema.name === name)?.label;
  return label == null ? (OUTSIDE[name] ?? readable(name)) : shownLabel(label);
}

/** Return a sentence of the service with temas called by their labels instead of their technical names. */
export function withTemaNames(sentence: string, temas: readonly IntentSummary[] | null): string {
  return withNames(sentence, (name) => {
    const label = temas?.find((tema) => tema.name === name)?.label;
    return label == null ? null : shownLabel(label);
  });
}

/** The same with other names: `ask_cv` as «CV», and `greet` where figures follow in brackets. */
export function withNames(sentence: string, nameOf: (name: string) => string | null): string {
  return sentence.replace(/\b[a-z][a-z0-9]*(?:(?:_[a-z0-9]+)+\b|(?= \())/g, (name) => {
    const label = nameOf(name);
    return label === null ? name : `«${label}»`;
  });
}

/** A label as people read it: «Hva tjener en {occupation}?» has a place for an occupation. */
export function shownLabel(label: string): string {
  return label.replaceAll('{occupation}', '[yrke]');
}

/** `ask_deadlines` as «Ask deadlines»: better than nothing where a tema has no label. */
export function readable(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toLocaleUpperCase('nb') + words.slice(1);
}

/** Temas as options; `first` go before the others, in their order, each marked with why. */
export function temaOptions(
  temas: readonly IntentSummary[],
  examples: (count: number) => string,
  first: ReadonlyMap<string, string> = new Map(),
): Option[] {
  const all = temas.map((tema) => ({
    id: tema.name,
    label: temaName(temas, tema.name),
    hint: `${tema.name} · ${examples(tema.examples)}`,
    ...(first.has(tema.name) ? { group: first.get(tema.name) ?? '' } : {}),
  }));
  const byName = new Map(all.map((option) => [option.id, option]));
  const ahead = [...first.keys()].flatMap((name) => byName.get(name) ?? []);
  const others = all
    .filter((option) => !first.has(option.id))
    .sort((one, other) => one.label.localeCompare(other.label, 'nb'));
  return [...ahead, ...others];
}

/** Make a technical name of what people call a tema: «Når er fristen?» is `ask_nar_er_fristen`. */
export function technicalName(label: string): string {
  const words = asciiWords(label);
  return words.length === 0 ? '' : ['ask', ...words].join('_').slice(0, 60).replace(/_+$/, '');
}

/** The words of a text in lower case a–z and digits. */
export function asciiWords(text: string): string[] {
  return folded(text)
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
