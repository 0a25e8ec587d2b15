import { learningTexts } from '../../../texts/studioLearning';

const DAY_MS = 86_400_000;

export interface Week {
  year: number;
  week: number;
  monday: Date;
  sunday: Date;
}

/** Read an ISO 8601 week, `2026-W48`; days are at midnight UTC. Null when it is something else. */
export function readWeek(text: string): Week | null {
  const found = /^(\d{4})-W(\d{2})$/.exec(text);
  if (found === null) return null;
  const [year, week] = [Number(found[1]), Number(found[2])];
  if (week < 1 || week > 53) return null;
  // The fourth of January is always in week 1.
  const fourth = Date.UTC(year, 0, 4);
  const first = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const monday = new Date(first + (week - 1) * 7 * DAY_MS);
  return { year, week, monday, sunday: new Date(monday.getTime() + 6 * DAY_MS) };
}

/** A week as people say it: «Uke 48, 2026 (23. november–29. november)». */
export function weekWords(text: string): string {
  const week = readWeek(text);
  if (week === null) return text;
  return learningTexts.report.week(week.week, week.year, day(week.monday), day(week.sunday));
}

function day(at: Date): string {
  return at.toLocaleDateString('nb-NO', { day: 'numeric', month: 'long', timeZone: 'UTC' });
}
