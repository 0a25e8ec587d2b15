import { isRecord } from './paths';

/** The part of JSON Schema that pydantic writes for our records. */
export interface JsonSchema {
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  allOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  type?: string;
  format?: string;
  enum?: string[];
  const?: string;
  pattern?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  additionalProperties?: JsonSchema | boolean;
  propertyNames?: JsonSchema;
  default?: unknown;
}

/** What a value is, as far as a form needs to know. */
export type FieldKind =
  | { kind: 'text' | 'number' | 'date' | 'time' | 'boolean' }
  | { kind: 'choice' | 'choices'; values: string[] }
  | { kind: 'languages'; inner: 'text' | 'lines'; langs: string[] }
  | { kind: 'lines' }
  | { kind: 'list'; item: JsonSchema }
  | { kind: 'map'; keys: string[] | null; value: JsonSchema }
  | { kind: 'object'; fields: Record<string, JsonSchema>; required: string[] };

const LANGUAGES = new Set(['nb', 'nn', 'en']);

/** Follow references, and put away the `null` of what may be left out. */
export function resolved(schema: JsonSchema, root: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace(/^#\/\$defs\//, '');
    return resolved(root.$defs?.[name] ?? {}, root);
  }
  const [only] = schema.allOf ?? [];
  if (only !== undefined) return resolved(only, root);
  if (schema.anyOf !== undefined) {
    const others = schema.anyOf.filter((one) => one.type !== 'null');
    const [first] = others;
    if (first === undefined) return { schema: {}, nullable: true };
    return {
      schema: resolved(first, root).schema,
      nullable: others.length < schema.anyOf.length,
    };
  }
  return { schema, nullable: false };
}

/** Return what kind of field a schema wants. */
export function fieldKind(given: JsonSchema, root: JsonSchema): FieldKind {
  const { schema } = resolved(given, root);
  if (schema.enum !== undefined) return { kind: 'choice', values: schema.enum };
  switch (schema.type) {
    case 'boolean':
      return { kind: 'boolean' };
    case 'number':
    case 'integer':
      return { kind: 'number' };
    case 'array':
      return listKind(schema, root);
    case 'object':
      return objectKind(schema, root);
    default:
      if (schema.format === 'date' || schema.format === 'time') return { kind: schema.format };
      return { kind: 'text' };
  }
}

/** Return a value to begin with: texts empty, lists empty, what may be left out left out. */
export function emptyValue(given: JsonSchema, root: JsonSchema): unknown {
  const kind = fieldKind(given, root);
  switch (kind.kind) {
    case 'boolean':
      return false;
    case 'list':
    case 'lines':
    case 'choices':
      return [];
    case 'map':
      return kind.keys === null
        ? {}
        : Object.fromEntries(kind.keys.map((key) => [key, emptyValue(kind.value, root)]));
    case 'languages':
      return Object.fromEntries(kind.langs.map((lang) => [lang, kind.inner === 'lines' ? [] : '']));
    case 'object':
      return Object.fromEntries(
        kind.required.map((name) => [name, emptyValue(kind.fields[name] ?? {}, root)]),
      );
    case 'choice':
      return kind.values[0] ?? '';
    default:
      return '';
  }
}

/** Return a record of a kind to begin with. */
export function emptyRecord(root: JsonSchema): Record<string, unknown> {
  const value = emptyValue(root, root);
  return isRecord(value) ? value : {};
}

function listKind(schema: JsonSchema, root: JsonSchema): FieldKind {
  const item = schema.items ?? {};
  const kind = fieldKind(item, root);
  if (kind.kind === 'choice') return { kind: 'choices', values: kind.values };
  return kind.kind === 'text' ? { kind: 'lines' } : { kind: 'list', item };
}

function objectKind(schema: JsonSchema, root: JsonSchema): FieldKind {
  const { properties } = schema;
  if (properties === undefined) {
    const value = isRecord(schema.additionalProperties) ? schema.additionalProperties : {};
    const keys =
      schema.propertyNames === undefined ? undefined : resolved(schema.propertyNames, root).schema.enum;
    return { kind: 'map', keys: keys ?? null, value };
  }
  const names = Object.keys(properties);
  const kinds = new Set(names.map((name) => fieldKind(properties[name] ?? {}, root).kind));
  if (kinds.size === 1 && names.some((name) => LANGUAGES.has(name))) {
    if (kinds.has('text') && names.every((name) => LANGUAGES.has(name))) {
      return { kind: 'languages', inner: 'text', langs: names };
    }
    if (kinds.has('lines')) return { kind: 'languages', inner: 'lines', langs: names };
  }
  return { kind: 'object', fields: properties, required: schema.required ?? [] };
}
