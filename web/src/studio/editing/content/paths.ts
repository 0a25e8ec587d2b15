/** Where a value stands in a record: names and places in lists. */
export type Path = readonly (string | number)[];

/** `['buttons', 0, 'title']` as `buttons.0.title`, the way the service names fields. */
export const pathText = (path: Path): string => path.join('.');

export function getAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => {
    if (Array.isArray(inner)) return (inner as unknown[])[Number(step)];
    return isRecord(inner) ? inner[String(step)] : undefined;
  }, value);
}

/** Return `value` with something else at a path; what is on the way is copied, what is beside it shared. */
export function setAt(value: unknown, path: Path, inner: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return inner;
  if (typeof step === 'number') {
    const list = Array.isArray(value) ? [...(value as unknown[])] : [];
    list[step] = setAt(list[step], rest, inner);
    return list;
  }
  const record = isRecord(value) ? value : {};
  if (rest.length === 0 && inner === undefined) {
    return Object.fromEntries(Object.entries(record).filter(([key]) => key !== step));
  }
  return { ...record, [step]: setAt(record[step], rest, inner) };
}

/** The error of a field: its own, or of something within it that has no field of its own. */
export function errorAt(errors: Readonly<Record<string, string>>, path: Path, within = false): string | null {
  const own = pathText(path);
  if (errors[own] !== undefined) return errors[own];
  if (!within) return null;
  const inner = Object.keys(errors).find((field) => field.startsWith(`${own}.`));
  return inner === undefined ? null : (errors[inner] ?? null);
}

/** Return the errors without those of a field and of what is within it. */
export function withoutErrorsAt(
  errors: Readonly<Record<string, string>>,
  path: Path,
): Readonly<Record<string, string>> {
  const own = pathText(path);
  const gone = (field: string) => field === own || field.startsWith(`${own}.`);
  if (!Object.keys(errors).some(gone)) return errors;
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !gone(field)));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two records say the same; an absent field and an empty list or mapping do. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, ordered(value[key])] as const)
      .filter(([, inner]) => inner !== undefined && inner !== null && !isEmpty(inner)),
  );
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}
