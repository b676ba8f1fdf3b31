import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import * as z from 'zod/mini';
import {
  boolean,
  type Check,
  list,
  Misfit,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  tagged,
  text,
  whole,
  withDefault,
} from '../../../lib/domain/check.ts';
import { definitions } from '../../../lib/domain/definitions.ts';
import { helpdeskIds, ticketSnapshot, ticketStatuses } from '../../../lib/domain/ticket.ts';
import { nineToFive } from './schedules.ts';

/** What a check says of a value: the value, or what is wrong with it. */
function says(check: Check<unknown>, value: unknown): unknown {
  try {
    return { gives: check(value) };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return `${error.path}: ${error.message}`;
  }
}

const word = text({ min: 1, max: 3 });
const thing = object({ word, count: optional(whole()) });
const event = tagged({ at: whole() }, { came: { who: word }, went: {} });

describe('what fits is given', () => {
  it.each<[string, Check<unknown>, unknown]>([
    ['true', boolean, true],
    ['a number', number(), -1.5],
    ['the smallest number', number({ min: 0 }), 0],
    ['a whole number', whole({ min: 1, max: 30 }), 30],
    ['the largest whole number', whole(), Number.MAX_SAFE_INTEGER],
    ['-0, which is 0', whole({ min: 0 }), -0],
    ['a text', text(), ''],
    ['a text of the right length', word, 'abc'],
    ['a text after a pattern', text({ pattern: /^a/ }), 'ab'],
    ['one of a list', oneOf(['a', 'b']), 'b'],
    ['an empty list', list(word), []],
    ['a list as long as it may be', list(word, { min: 1, max: 2 }), ['a', 'b']],
    ['an object', thing, { word: 'a', count: 1 }],
    ['an object without what may be absent', thing, { word: 'a' }],
    ['an object without a prototype', thing, Object.assign(Object.create(null), { word: 'a' })],
    ['an empty object', object({}), {}],
    ['a record', record(whole()), { a: 1, constructor: 2 }],
    ['a tagged one', event, { at: 1, type: 'came', who: 'x' }],
    ['another', event, { at: 1, type: 'went' }],
    ['nothing', nullable(word), null],
    ['something after all', nullable(word), 'a'],
  ])('%s', (_, check, value) => {
    expect(says(check, value)).toEqual({ gives: value });
  });

  test('a default for what is not there', () => {
    const check = object({ word: withDefault(word, 'old'), list: withDefault(nullable(list(word)), null) });
    expect(check({})).toEqual({ word: 'old', list: null });
    expect(check({ word: undefined, list: ['a'] })).toEqual({ word: 'old', list: ['a'] });
    expect(says(check, { word: null })).toBe('word: invalid_type');
  });

  test('what is given is a copy, without what is undefined', () => {
    const given = { word: 'a', count: undefined };
    expect(Object.keys(thing(given))).toEqual(['word']);
    const things = [given];
    expect(list(thing)(things)[0]).not.toBe(given);
    expect(list(thing)(things)).not.toBe(things);
    const counts = { a: 1 };
    expect(record(whole())(counts)).not.toBe(counts);
  });

  test('what fields there are can be read', () => {
    expect(Object.keys(thing.fields)).toEqual(['word', 'count']);
    expect([Object.keys(event.common), Object.keys(event.variants)]).toEqual([['at'], ['came', 'went']]);
  });
});

describe('what does not fit is named by its place and kind', () => {
  it.each<[string, Check<unknown>, unknown, string]>([
    ['a word for a boolean', boolean, 'true', ': invalid_type'],
    ['a text for a number', number(), '1', ': invalid_type'],
    ['NaN', number(), Number.NaN, ': invalid_type'],
    ['infinity', number(), Number.POSITIVE_INFINITY, ': invalid_type'],
    ['a bigint', whole(), 1n, ': invalid_type'],
    ['a number too small', number({ min: 0 }), -0.1, ': too_small'],
    ['half', whole(), 1.5, ': invalid_type'],
    ['a text for a whole number', whole(), '1', ': invalid_type'],
    ['NaN for a whole number', whole(), Number.NaN, ': invalid_type'],
    ['a whole number beyond all', whole(), 2 ** 53, ': invalid_type'],
    ['a whole number too large', whole({ max: 30 }), 31, ': too_big'],
    ['a whole number too small', whole({ min: 1 }), 0, ': too_small'],
    ['a number for a text', text(), 1, ': invalid_type'],
    ['a text of another kind', text(), new String('a'), ': invalid_type'],
    ['a text too short', word, '', ': too_small'],
    ['a text too long', word, 'abcd', ': too_big'],
    ['a text against the pattern', text({ pattern: /^a$/ }), 'b', ': invalid_format'],
    ['none of a list', oneOf(['a', 'b']), 'c', ': invalid_value'],
    ['a list of one of a list', oneOf(['a', 'b']), ['a'], ': invalid_value'],
    ['null', word, null, ': invalid_type'],
    ['undefined for null', nullable(word), undefined, ': invalid_type'],
    ['null for what may be absent', thing, { word: 'a', count: null }, 'count: invalid_type'],
    ['a field that is not there', thing, {}, 'word: invalid_type'],
    ['a field too many', thing, { word: 'a', more: 1 }, ': unrecognized_keys'],
    ['a field too many that is undefined', thing, { word: 'a', more: undefined }, ': unrecognized_keys'],
    ['a field that is wrong, before one too many', thing, { word: 1, more: 1 }, 'word: invalid_type'],
    ['a list for an object', object({}), [], ': invalid_type'],
    ['an object for a list', list(word), { length: 0 }, ': invalid_type'],
    ['a text for a list', list(word), 'abc', ': invalid_type'],
    ['a list too short', list(word, { min: 1 }), [], ': too_small'],
    ['a list too long', list(word, { max: 1 }), ['a', 'b'], ': too_big'],
    ['a list too long, before what is in it', list(word, { max: 1 }), [1, 2], ': too_big'],
    ['something in a list', list(thing), [{ word: 'a' }, { word: '' }], '1.word: too_small'],
    ['a list for a record', record(whole()), [1], ': invalid_type'],
    ['something in a record', record(whole()), { a: 1, b: 'x' }, 'b: invalid_type'],
    ['no tag', event, { at: 1 }, 'type: invalid_union'],
    ['an unknown tag', event, { at: 1, type: 'left' }, 'type: invalid_union'],
    ['a field of another tag', event, { at: 1, type: 'went', who: 'x' }, ': unrecognized_keys'],
    ['a field of the tag', list(event), [{ at: 1, type: 'came' }], '0.who: invalid_type'],
    ['a common field', event, { at: 'now', type: 'went' }, 'at: invalid_type'],
    ['no object at all', event, 'went', ': invalid_type'],
  ])('%s', (_, check, value, expected) => {
    expect(says(check, value)).toBe(expected);
  });
});

class Thing {
  word = 'a';
}
const withGetter = (base: object, key: PropertyKey, get = (): unknown => expect.unreachable('was called')) =>
  Object.defineProperty(base, key, { get, enumerable: true });
const deep = (depth: number): object => (depth === 0 ? {} : { a: deep(depth - 1) });
const holes: unknown[] = [];
holes[1] = 'a';

describe('what nobody sends in good faith', () => {
  it.each<[string, Check<unknown>, () => unknown, string]>([
    ['a __proto__', thing, () => JSON.parse('{"word":"a","__proto__":{"count":1}}'), ': unrecognized_keys'],
    [
      'its fields in a __proto__',
      thing,
      () => JSON.parse('{"__proto__":{"word":"a"}}'),
      ': unrecognized_keys',
    ],
    ['a __proto__ in a record', record(whole()), () => JSON.parse('{"__proto__":1}'), ': unrecognized_keys'],
    ['a constructor', thing, () => ({ word: 'a', constructor: 1 }), ': unrecognized_keys'],
    ['fields that are inherited', thing, () => Object.create({ word: 'a' }), ': invalid_type'],
    ['a class', thing, () => new Thing(), ': invalid_type'],
    ['a date for an empty object', object({}), () => new Date(0), ': invalid_type'],
    ['a map for a record', record(whole()), () => new Map(), ': invalid_type'],
    ['a function', object({}), () => () => {}, ': invalid_type'],
    ['a symbol', object({}), () => Symbol('a'), ': invalid_type'],
    ['a number for an object', object({}), () => 5, ': invalid_type'],
    ['undefined for an object', object({}), () => undefined, ': invalid_type'],
    ['a text for a record', record(text()), () => 'abc', ': invalid_type'],
    ['a list with fields', thing, () => Object.assign([], { word: 'a' }), ': invalid_type'],
    ['a getter', thing, () => withGetter({}, 'word'), 'word: invalid_type'],
    [
      'a getter of what may be absent',
      thing,
      () => withGetter({ word: 'a' }, 'count'),
      'count: invalid_type',
    ],
    ['a getter of a tag', event, () => withGetter({ at: 1 }, 'type'), 'type: invalid_type'],
    ['a getter in a record', record(whole()), () => withGetter({}, 'a'), 'a: invalid_type'],
    ['a getter in a list', list(word), () => withGetter([], 0), '0: invalid_type'],
    [
      'a tag that turns into a text',
      event,
      () => ({ at: 1, type: { toString: () => 'went' } }),
      'type: invalid_union',
    ],
    ['a tag from the prototype', event, () => ({ at: 1, type: 'constructor' }), 'type: invalid_union'],
    ['holes in a list', list(word), () => holes, '0: invalid_type'],
    ['a list of nothing but length', list(word), () => Array(3), '0: invalid_type'],
    ['an endless list', list(word, { max: 20_000 }), () => Array(2 ** 32 - 1), ': too_big'],
    ['a deep one', thing, () => deep(5000), 'word: invalid_type'],
    ['a deep one in a record', record(whole()), () => deep(5000), 'a: invalid_type'],
  ])('%s is refused', (_, check, value, expected) => {
    expect(says(check, value())).toBe(expected);
  });

  test('nothing of a list is run, and nothing on it is taken along', () => {
    const own = { keys: vi.fn(), map: vi.fn(), [Symbol.iterator]: vi.fn(), note: 'words' };
    const given = list(word)(Object.assign(['a'], own));
    expect(given).toEqual(['a']);
    expect(Object.keys(given)).toEqual(['0']);
    expect([own.keys, own.map, own[Symbol.iterator]].every((one) => one.mock.calls.length === 0)).toBe(true);
  });

  test('a long list that is in order is read through', () => {
    expect(list(event)(Array(20_000).fill({ at: 1, type: 'went' })).length).toBe(20_000);
  });
});

/** The same shapes in zod; a list's length is asked before what is in it. */
const listOf = <T extends z.ZodMiniType>(item: T, min: number, max: number) =>
  z.pipe(z.array(z.unknown()).check(z.minLength(min), z.maxLength(max)), z.array(item));
const zId = z.string().check(z.minLength(1), z.maxLength(200));
const zInstant = z.int().check(z.nonnegative());
const zActor = z.strictObject({ role: z.enum(['agent', 'customer', 'system']), id: zId });
const zBase = { id: zId, at: zInstant };
const zSnapshot = z.strictObject({
  helpdesk: z.enum(helpdeskIds),
  origin: z.string().check(z.regex(/^https?:\/\/[^/?#\s]{1,300}$/)),
  ticket: zId,
  viewer: z.optional(z.strictObject({ id: zId })),
  events: listOf(
    z.discriminatedUnion('type', [
      z.strictObject({ ...zBase, type: z.literal('created'), by: zActor }),
      z.strictObject({ ...zBase, type: z.literal('message'), by: zActor, public: z.boolean() }),
      z.strictObject({
        ...zBase,
        type: z.literal('status'),
        by: z.optional(zActor),
        to: z.enum(ticketStatuses),
      }),
      z.strictObject({
        ...zBase,
        type: z.literal('assignment'),
        by: z.optional(zActor),
        to: z.optional(zId),
      }),
      z.strictObject({
        ...zBase,
        type: z.literal('rating'),
        score: z.number(),
        scale: listOf(z.number(), 2, 2),
      }),
      z.strictObject({ ...zBase, type: z.literal('merge'), into: zId }),
      z.strictObject({ ...zBase, type: z.literal('handoff') }),
    ]),
    0,
    20_000,
  ),
  complete: z.boolean(),
  precision: z.enum(['second', 'minute']),
  readAt: zInstant,
  channel: z.optional(zId),
  priority: z.optional(zId),
  complaint: z.optional(z.boolean()),
  requester: z.optional(zId),
});
const zZone = z.string().check(z.regex(/^(Europe\/Berlin|UTC)$/));
const zDate = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
const zTime = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/));
const zIntervals = z.array(listOf(zTime, 2, 2));
const zSchedule = z.strictObject({
  timeZone: zZone,
  hours: z.strictObject({
    mon: zIntervals,
    tue: zIntervals,
    wed: zIntervals,
    thu: zIntervals,
    fri: zIntervals,
    sat: zIntervals,
    sun: zIntervals,
  }),
  holidays: z.array(zDate),
  yearlyHolidays: z.array(z.string()),
  overrides: z.record(z.string(), zIntervals),
  breaks: z.record(z.string(), zIntervals),
  validFrom: z.optional(zDate),
});
const zSchedules = z._default(z.nullable(listOf(zSchedule, 1, Number.POSITIVE_INFINITY)), null);
const zDefinitions = z.strictObject({
  timeZone: zZone,
  dayStartsAt: z._default(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)), '00:00'),
  supportHours: zSchedules,
  shift: zSchedules,
  clock: z.optional(z.enum(['calendar', 'business'])),
  fcrWindowDays: z.int().check(z.minimum(1), z.maximum(30)),
  countsRepeats: z._default(z.boolean(), false),
  idleLimitMs: z.int().check(z.minimum(15_000), z.maximum(900_000)),
  countsElsewhere: z._default(z.boolean(), false),
  oneTouch: z._default(z.enum(['one-reply', 'at-most-one-reply', 'never-pending']), 'one-reply'),
  topBox: z._default(z.record(z.string(), z.number()), {}),
});

const id = fc.string({ minLength: 1, maxLength: 5 });
const at = fc.nat();
const actor = fc.record(
  { role: fc.constantFrom('agent', 'customer', 'system'), id },
  { noNullPrototype: true },
);
const event_ = <T extends Record<string, fc.Arbitrary<unknown>>>(
  type: string,
  fields: T,
  required: (keyof T)[] = [],
) =>
  fc.record({ id, at, type: fc.constant(type), ...fields } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: ['id', 'at', 'type', ...(required as string[])],
    noNullPrototype: true,
  });
const snapshots = fc.record(
  {
    helpdesk: fc.constantFrom(...helpdeskIds),
    origin: fc.constantFrom('https://desk.acme.example', 'http://127.0.0.1:8080'),
    ticket: id,
    viewer: fc.record({ id }, { noNullPrototype: true }),
    events: fc.array(
      fc.oneof(
        event_('created', { by: actor }, ['by']),
        event_('message', { by: actor, public: fc.boolean() }, ['by', 'public']),
        event_('status', { by: actor, to: fc.constantFrom(...ticketStatuses) }, ['to']),
        event_('assignment', { by: actor, to: id }),
        event_('rating', { score: fc.integer(), scale: fc.tuple(fc.nat(), fc.nat()) }, ['score', 'scale']),
        event_('merge', { into: id }, ['into']),
        event_('handoff', {}),
      ),
      { maxLength: 4 },
    ),
    complete: fc.boolean(),
    precision: fc.constantFrom('second', 'minute'),
    readAt: at,
    channel: id,
    priority: id,
    complaint: fc.boolean(),
    requester: id,
  },
  {
    requiredKeys: ['helpdesk', 'origin', 'ticket', 'events', 'complete', 'precision', 'readAt'],
    noNullPrototype: true,
  },
);
const storedDefinitions = fc.record(
  {
    timeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
    dayStartsAt: fc.constantFrom('00:00', '12:30'),
    supportHours: fc.constantFrom(null, [{ ...nineToFive, validFrom: '2026-03-02' }]),
    shift: fc.constantFrom(null, [
      nineToFive,
      { ...nineToFive, breaks: { '2026-03-02': [['12:00', '12:30']] } },
    ]),
    clock: fc.constantFrom('calendar', 'business'),
    fcrWindowDays: fc.integer({ min: 1, max: 30 }),
    countsRepeats: fc.boolean(),
    idleLimitMs: fc.integer({ min: 15_000, max: 900_000 }),
    countsElsewhere: fc.boolean(),
    oneTouch: fc.constantFrom('one-reply', 'never-pending'),
    topBox: fc.dictionary(fc.constantFrom('1-5', '0-1', 'constructor'), fc.integer(), {
      noNullPrototype: true,
    }),
  },
  { requiredKeys: ['timeZone', 'fcrWindowDays', 'idleLimitMs'], noNullPrototype: true },
);

/** What a mutation puts somewhere: by far most of it is wrong there. */
const oddity = fc.constantFrom<unknown[]>(
  undefined,
  null,
  true,
  0,
  -0,
  -1,
  1.5,
  1e300,
  2 ** 53,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  '',
  'x',
  'x'.repeat(201),
  'handoff',
  'solved',
  '24:00',
  'https://a.example/x',
  [],
  ['x'],
  [1],
  [1, 2],
  [1, 2, 3],
  Array(20_001).fill(null),
  {},
  { id: 'x' },
  { type: 'handoff' },
  { id: 'x', at: 1, type: 'handoff' },
  { role: 'agent', id: 'x' },
  { toString: 'x' },
);
type Mutation = { where: number; how: 'put' | 'drop' | 'add'; key: string; what: unknown };
const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('put', 'put', 'put', 'drop', 'add'),
  key: fc.constantFrom('subject', 'constructor', 'toString', 'type', 'by', 'at', 'into'),
  what: oddity,
});

type Place = { holder: Record<string, unknown>; key: string };
const placesIn = (holder: unknown): Place[] =>
  typeof holder === 'object' && holder !== null && Object.keys(holder).length < 100
    ? Object.entries(holder).flatMap(([key, value]) => [
        { holder: holder as Record<string, unknown>, key },
        ...placesIn(value),
      ])
    : [];

/** One thing at one place is put, left out or added. */
function mutated(value: unknown, { where, how, key, what }: Mutation): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const place = places[where % places.length];
  if (!place) return what;
  if (how === 'drop' && !Array.isArray(place.holder)) delete place.holder[place.key];
  else if (how === 'add' && !Array.isArray(place.holder)) place.holder[key] = structuredClone(what);
  else place.holder[place.key] = structuredClone(what);
  return copy;
}

describe('a check accepts what a schema of zod accepts, and names the same place', () => {
  it.each<[string, number, Check<unknown>, z.ZodMiniType, fc.Arbitrary<unknown>]>([
    ['a snapshot', 2000, ticketSnapshot, zSnapshot, snapshots],
    ['definitions', 200, definitions, zDefinitions, storedDefinitions],
  ])('%s', (_, numRuns, check, schema, valid) => {
    const seen = { accepted: 0, refused: 0 };
    const agrees = (value: unknown) => {
      const { success, data, error } = schema.safeParse(value);
      const ours = says(check, value);
      const [issue] = error?.issues ?? [];
      if (success) {
        seen.accepted += 1;
        // What is undefined is left out of ours.
        expect(ours).toEqual({ gives: data });
      } else {
        seen.refused += 1;
        // Of whole numbers beyond the safe ones zod notes that they are too big, or small.
        const isUnsafe = issue && 'note' in issue && /^too_/.test(issue.code ?? '');
        const kind = isUnsafe ? 'invalid_type' : issue?.code;
        expect(ours).toBe(`${issue?.path.join('.')}: ${kind}`);
      }
    };
    fc.assert(
      fc.property(valid, fc.array(mutation, { maxLength: 2 }), (value, mutations) => {
        agrees(mutations.reduce(mutated, value));
      }),
      { numRuns, seed: 7 },
    );
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(numRuns / 6);
  });
});
