import { describe, expect, it } from 'vitest';
import { errorsText, pathName } from './fieldNames';
import { mergeRecords, withChoices } from './mergeRecords';
import { errorAt, getAt, same, setAt, withoutErrorsAt } from './paths';
import { idOf } from './recordTitle';
import { emptyRecord, fieldKind, type JsonSchema } from './schema';

const three: JsonSchema = {
  type: 'object',
  properties: { nb: { type: 'string' }, nn: { type: 'string' }, en: { type: 'string' } },
  required: ['nb', 'nn', 'en'],
};
const root: JsonSchema = {
  $defs: {
    Three: three,
    Button: {
      type: 'object',
      properties: {
        intent: { type: 'string' },
        entities: { type: 'object', additionalProperties: { type: 'string' } },
        title: { anyOf: [{ $ref: '#/$defs/Three' }, { type: 'null' }] },
      },
      required: ['intent'],
    },
    Other: {
      type: 'object',
      properties: {
        nb: { type: 'array', items: { type: 'string' } },
        everyday: { type: 'array', items: { type: 'string' } },
      },
    },
  },
  type: 'object',
  properties: {
    id: { type: 'string' },
    text: { $ref: '#/$defs/Three' },
    buttons: { type: 'array', items: { $ref: '#/$defs/Button' } },
    other_names: { $ref: '#/$defs/Other' },
    checked: { type: 'string', format: 'date' },
    expires: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    level: { enum: ['info', 'warning'], type: 'string' },
    audience: { type: 'array', items: { enum: ['pupil', 'adult'], type: 'string' } },
    main: { type: 'boolean' },
    weekly: {
      type: 'object',
      propertyNames: { enum: ['monday', 'sunday'] },
      additionalProperties: {
        type: 'array',
        items: { type: 'object', properties: { from: { type: 'string', format: 'time' } } },
      },
    },
  },
  required: ['id', 'text', 'weekly', 'checked'],
};
const kindOf = (name: string) => fieldKind(root.properties?.[name] ?? {}, root);

describe('forms from schemas', () => {
  it('know texts in several languages, and lists of words by language', () => {
    expect(kindOf('text')).toEqual({ kind: 'languages', inner: 'text', langs: ['nb', 'nn', 'en'] });
    expect(kindOf('other_names')).toEqual({ kind: 'languages', inner: 'lines', langs: ['nb', 'everyday'] });
  });

  it('know dates, also those that may be left out, choices, booleans and maps', () => {
    expect(kindOf('checked').kind).toBe('date');
    expect(kindOf('expires').kind).toBe('date');
    expect(kindOf('level')).toEqual({ kind: 'choice', values: ['info', 'warning'] });
    expect(kindOf('audience')).toEqual({ kind: 'choices', values: ['pupil', 'adult'] });
    expect(kindOf('main').kind).toBe('boolean');
    expect(kindOf('weekly')).toMatchObject({ kind: 'map', keys: ['monday', 'sunday'] });
    expect(kindOf('buttons').kind).toBe('list');
  });

  it('begin with what is required, empty', () => {
    expect(emptyRecord(root)).toEqual({
      id: '',
      text: { nb: '', nn: '', en: '' },
      weekly: { monday: [], sunday: [] },
      checked: '',
    });
  });
});

describe('paths', () => {
  const record = { text: { nb: 'a' }, buttons: [{ intent: 'x' }, { intent: 'y' }] };

  it('set a value deep within without touching what is beside it', () => {
    const changed = setAt(record, ['buttons', 1, 'intent'], 'z') as typeof record;
    expect(changed.buttons).toEqual([{ intent: 'x' }, { intent: 'z' }]);
    expect(changed.text).toBe(record.text);
    expect(record.buttons[1]?.intent).toBe('y');
    expect(getAt(changed, ['buttons', 1, 'intent'])).toBe('z');
  });

  it('make what is not there yet, and take away what is undefined', () => {
    expect(setAt({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(setAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
  });

  it('find the error of a field, or of what is within it', () => {
    const errors = { 'text.nb': 'Må fylles ut.' };
    expect(errorAt(errors, ['text', 'nb'])).toBe('Må fylles ut.');
    expect(errorAt(errors, ['text'])).toBeNull();
    expect(errorAt(errors, ['text'], true)).toBe('Må fylles ut.');
    expect(errorAt(errors, ['te'], true)).toBeNull();
  });

  it('forget the errors of a field that is mended, and keep the others', () => {
    const errors = { 'text.nb': 'a', 'text.nn': 'b', textile: 'c' };
    expect(withoutErrorsAt(errors, ['text'])).toEqual({ textile: 'c' });
    expect(withoutErrorsAt(errors, ['owner'])).toBe(errors);
  });

  it('see no difference between an empty list and none', () => {
    expect(same({ a: 'x', b: [] }, { a: 'x' })).toBe(true);
    expect(same({ a: 'x', b: '' }, { a: 'x' })).toBe(false);
    expect(same({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  });
});

describe('words about fields', () => {
  it('name a field by its path, with places in lists counted from one', () => {
    expect(pathName(['buttons', 0, 'title', 'nb'])).toBe('Knapper, 1, tittel, bokmål');
    expect(errorsText({ 'text.nb': 'Må fylles ut.' })).toBe('1 felt må rettes. Tekst, bokmål: Må fylles ut.');
    expect(errorsText({})).toBeNull();
  });

  it('make ids that the content takes', () => {
    expect(idOf('Når er søknadsfristen?')).toBe('nar-er-soknadsfristen');
    expect(idOf('Æ '.repeat(80))).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });
});

describe('merging records', () => {
  const base = { text: { nb: 'a', nn: 'b' }, links: ['x'], owner: 'Kari' };

  it('takes both people’s changes when they are in different fields', () => {
    const mine = { ...base, text: { nb: 'A', nn: 'b' } };
    const theirs = { ...base, text: { nb: 'a', nn: 'B' }, links: ['x', 'y'] };
    const { merged, conflicts, taken } = mergeRecords(base, mine, theirs);
    expect(merged).toEqual({ text: { nb: 'A', nn: 'B' }, links: ['x', 'y'], owner: 'Kari' });
    expect(conflicts).toEqual([]);
    expect(taken).toEqual([['text', 'nn'], ['links']]);
  });

  it('asks where both changed the same field, and keeps what is chosen', () => {
    const mine = { ...base, owner: 'Ola' };
    const theirs = { ...base, owner: 'Per' };
    const found = mergeRecords(base, mine, theirs);
    expect(found.conflicts).toEqual([{ path: ['owner'], before: 'Kari', mine: 'Ola', theirs: 'Per' }]);
    expect(withChoices(found, ['mine']).owner).toBe('Ola');
    expect(withChoices(found, ['theirs']).owner).toBe('Per');
  });

  it('takes a field that the other removed or added', () => {
    const without = { text: base.text, links: base.links };
    expect(mergeRecords(base, base, without).merged).toEqual(without);
    expect(mergeRecords(without, without, base).merged).toEqual(base);
  });
});
