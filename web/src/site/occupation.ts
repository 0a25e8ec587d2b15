import type { LinkView } from '../protocol/types';
import { request } from '../http/request';
import type { Lang } from '../chat/chatState';

export const OCCUPATION_SECTIONS = [
  'what_you_do',
  'where_you_work',
  'qualities',
  'education_path',
  'education_length',
  'pay',
  'job_prospects',
] as const;
export type OccupationSection = (typeof OCCUPATION_SECTIONS)[number];

export const RIASEC_LETTERS = ['R', 'I', 'A', 'S', 'E', 'C'] as const;
export type RiasecLetter = (typeof RIASEC_LETTERS)[number];

/** An occupation's article in one language, as `GET /api/v1/occupations/{id}` gives it. */
export interface Occupation {
  id: string;
  title: string;
  summary: string;
  sections: Partial<Record<OccupationSection, string>>;
  points: { id: string; question: string; text: string }[];
  otherNames: string[];
  related: { id: string; title: string }[];
  links: LinkView[];
  styrk08: string;
  riasec: Record<RiasecLetter, number> | null;
  riasecSource: string;
  checked: string;
}

export interface OccupationSummary {
  id: string;
  title: string;
  summary: string;
}

export async function readOccupation(id: string, lang: Lang): Promise<Occupation> {
  return occupationFrom(await request(`/api/v1/occupations/${encodeURIComponent(id)}?lang=${lang}`), lang);
}

export async function readOccupations(lang: Lang): Promise<OccupationSummary[]> {
  const answer = await request<{ occupations: OccupationSummary[] }>(`/api/v1/occupations?lang=${lang}`);
  return answer.occupations;
}

export async function searchOccupations(query: string, lang: Lang, limit = 12): Promise<OccupationSummary[]> {
  const parameters = new URLSearchParams({ q: query, kind: 'occupation', lang, limit: `${limit}` });
  const answer = await request<{
    results: (OccupationSummary & { score: number })[];
    thresholds: { suggest: number };
  }>(`/api/v1/search?${parameters.toString()}`);
  return answer.results.filter((result) => result.score >= answer.thresholds.suggest);
}

/** Read an article out of the service's answer. */
export function occupationFrom(answer: Record<string, unknown>, lang: Lang): Occupation {
  const inner = isRecord(answer.sections) ? answer.sections : {};
  const sections: Occupation['sections'] = {};
  for (const key of OCCUPATION_SECTIONS) {
    const text = inner[key];
    if (typeof text === 'string' && text.trim() !== '') sections[key] = text;
  }
  return {
    id: string(answer.id),
    title: string(answer.title),
    summary: string(answer.summary),
    sections,
    points: list(answer.points).map((one) => ({
      id: string(one.id),
      question: string(one.question),
      text: string(one.text),
    })),
    otherNames: namesFrom(answer.other_names, lang),
    related: list(answer.related).map((one) => ({ id: string(one.id), title: string(one.title) })),
    links: list(answer.links).map((one) => ({ url: string(one.url), title: string(one.title) })),
    styrk08: string(answer.styrk08),
    riasec: isRecord(answer.riasec) ? (answer.riasec as Record<RiasecLetter, number>) : null,
    riasecSource: string(answer.riasec_source),
    checked: string(answer.checked),
  };
}

/** The other names in a language; everyday names are Norwegian of either kind. */
function namesFrom(value: unknown, lang: Lang): string[] {
  if (!isRecord(value)) return [];
  const kinds = lang === 'en' ? ['en'] : [lang, 'everyday'];
  const names = kinds.flatMap((kind) => (Array.isArray(value[kind]) ? (value[kind] as unknown[]) : []));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function list(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
