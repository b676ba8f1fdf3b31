import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventOf, TicketEvent } from '../../../lib/domain/ticket.ts';
import { compareEvents, compareIds, mergeTimeline } from '../../../lib/domain/timeline.ts';
import { story } from './storyteller.ts';

const pat = { role: 'customer', id: 'pat' } as const;
const anna = { role: 'agent', id: 'anna' } as const;
const message = (id: string, at: number, isPublic = true): TicketEvent => ({
  id,
  at,
  type: 'message',
  by: anna,
  public: isPublic,
});
const status = (id: string, at: number): EventOf<'status'> => ({ id, at, type: 'status', to: 'solved' });

describe('union', () => {
  const whole = story(
    '03-02 09:00:00 pat opens',
    '03-02 09:05:00 anna notes',
    '03-02 09:42:10 anna writes',
    '03-02 10:00:00 anna solves',
  );

  it('a reading that saw less removes nothing', () => {
    expect(mergeTimeline(whole, whole.slice(0, 2))).toEqual(whole);
    expect(mergeTimeline(whole, [])).toEqual(whole);
  });

  it('a reading that saw more adds what is new', () => {
    expect(mergeTimeline(whole.slice(1, 3), whole)).toEqual(whole);
  });

  it('two pages that overlap give each event once', () => {
    expect(mergeTimeline(whole.slice(0, 4), whole.slice(2))).toEqual(whole);
  });

  it('leaves what was known untouched', () => {
    const known = Object.freeze(whole.slice(2));
    mergeTimeline(known, whole);
    expect(known).toEqual(whole.slice(2));
  });

  it('what was known of an event stands: a colleague who left does not become a customer of the past', () => {
    const left = { ...message('1', 500), by: { role: 'customer' as const, id: 'bob' } };
    expect(mergeTimeline([message('1', 500)], [left])).toEqual([message('1', 500)]);
  });

  it('a solve stays one when the helpdesk has another name for it today', () => {
    expect(mergeTimeline([status('1', 5)], [{ ...status('1', 5), to: 'open' }])).toEqual([status('1', 5)]);
    expect(mergeTimeline([{ ...status('1', 5), to: 'open' }], [status('1', 5)])).toEqual([status('1', 5)]);
  });

  describe('a status by the team’s word', () => {
    const meant = (to: 'solved' | 'open' | 'pending') => ({ ...status('1', 5), to, teamSays: true as const });
    const plain = (to: 'solved' | 'open' | 'pending') => ({ ...status('1', 5), to });
    it.each([
      ['goes with the word', meant('solved'), plain('pending'), plain('pending')],
      [
        'goes with the word, where the helpdesk’s name says nothing',
        meant('solved'),
        plain('open'),
        plain('open'),
      ],
      ['changes with the word', meant('solved'), meant('pending'), meant('pending')],
      ['that the helpdesk says too by now stays', meant('solved'), plain('solved'), plain('solved')],
      ['that is none: the solve comes back', meant('pending'), plain('solved'), plain('solved')],
      ['takes no solve back that the helpdesk told', plain('solved'), meant('pending'), plain('solved')],
    ])('%s', (_, known, seen, expected) => {
      expect(mergeTimeline([known], [seen])).toEqual([expected]);
    });

    it('keeps who gave it', () => {
      const [event] = mergeTimeline([{ ...meant('solved'), by: anna }], [plain('pending')]);
      expect(event).toEqual({ ...plain('pending'), by: anna });
    });
  });

  it('an actor who was not known is added', () => {
    const given: TicketEvent = { id: '1', at: 5, type: 'assignment', to: 'anna' };
    expect(mergeTimeline([given], [{ ...given, by: pat }])).toEqual([{ ...given, by: pat }]);
    expect(mergeTimeline([{ ...given, by: pat }], [given])).toEqual([{ ...given, by: pat }]);
  });

  it.each([
    ['made private afterwards', message('1', 5, true), message('1', 5, false), false],
    ['private from the start', message('1', 5, false), message('1', 5, false), false],
    ['public again in a later reading', message('1', 5, false), message('1', 5, true), false],
    ['public throughout', message('1', 5, true), message('1', 5, true), true],
  ])('a message %s', (_, known, seen, isPublic) => {
    expect(mergeTimeline([known], [seen])).toEqual([message('1', 5, isPublic)]);
  });
});

describe('order', () => {
  const created: TicketEvent = { id: '9', at: 0, type: 'created', by: pat };
  const merge: TicketEvent = { id: '0', at: 0, type: 'merge', into: '7' };
  const assignment: TicketEvent = { id: '4', at: 0, type: 'assignment', to: 'anna' };

  it.each([
    ['the earlier instant first, whatever its id', [message('2', 1), message('1', 2)]],
    ['creation before everything of its instant', [created, message('1', 0)]],
    ['a solve after the reply that was sent with it', [message('8', 0), status('7', 0)]],
    ['a solve after the assignment of its instant', [assignment, status('3', 0)]],
    ['a merge last', [status('1', 0), merge]],
    ['of one instant and kind by number', [message('9', 0), message('10', 0)]],
    ['by the number inside an id', [message('note-9', 0), message('note-10', 0)]],
    ['the later instant last, though it is the creation', [message('1', 0), { ...created, at: 1 }]],
  ] satisfies [string, TicketEvent[]][])('%s', (_, expected) => {
    expect(mergeTimeline([], expected)).toEqual(expected);
    expect(mergeTimeline([], expected.toReversed())).toEqual(expected);
  });

  it.each([
    ['9', '10', -1],
    ['a9', 'a10', -1],
    ['a9b', 'a9', 1],
    ['a', 'b', -1],
    ['B', 'a', -1],
    ['1', '01', 1],
    ['7', '7', 0],
    ['12', 'a', -1],
  ])('id %s against %s', (a, b, sign) => {
    expect(Math.sign(compareIds(a, b))).toBe(sign);
    expect(Math.sign(compareIds(b, a))).toBe(sign === 0 ? 0 : -sign);
  });

  const anyId = fc.oneof(
    fc.string({ minLength: 1, maxLength: 6 }),
    fc.stringMatching(/^[a-b.-]?\d{1,3}[a-b.-]?\d{0,2}$/),
    fc.constantFrom(' ', '-', '-Infinity', 'Infinity', ' Infinity', '#', '5', '0'),
  );

  it('ids are totally ordered: equal only to themselves, and transitive', () => {
    fc.assert(
      fc.property(anyId, anyId, anyId, (a, b, c) => {
        expect(compareIds(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareIds(a, b))).toBe(-Math.sign(compareIds(b, a)) + 0);
        if (compareIds(a, b) < 0 && compareIds(b, c) < 0) expect(compareIds(a, c)).toBeLessThan(0);
      }),
      { numRuns: 3000 },
    );
  });
});

/** Readings of one ticket: each sees some of its events, and messages may have been made private meanwhile. */
const anyEvent = fc.oneof(
  fc.record({ type: fc.constant('created' as const), by: fc.constant(pat) }),
  fc.record({ type: fc.constant('message' as const), by: fc.constantFrom(anna, pat), public: fc.boolean() }),
  fc.record({
    type: fc.constant('status' as const),
    to: fc.constantFrom('open' as const, 'solved' as const),
  }),
  fc.record({ type: fc.constant('assignment' as const), to: fc.constantFrom('anna', 'bob') }),
);
const anyTimeline = fc
  .array(fc.tuple(anyEvent, fc.nat(5)), { maxLength: 12 })
  .map((told) => told.map(([event, at], index) => ({ id: `e${index}`, at, ...event }) as TicketEvent));
const anyReadings = anyTimeline.chain((events) =>
  fc.array(
    fc
      .tuple(fc.subarray(events), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }))
      .map(([seen, hides]) =>
        seen.map((event, index) =>
          event.type === 'message' && hides[index] ? { ...event, public: false } : event,
        ),
      ),
    { minLength: 1, maxLength: 5 },
  ),
);
const anyOrderWithRepeats = anyReadings.chain((readings) =>
  fc.tuple(
    fc.constant(readings),
    fc
      .tuple(
        fc.shuffledSubarray(readings, { minLength: readings.length }),
        fc.array(fc.constantFrom(...readings), { maxLength: 4 }),
      )
      .chain(([all, repeats]) => {
        const both = [...all, ...repeats];
        return fc.shuffledSubarray(both, { minLength: both.length });
      }),
  ),
);
const readAll = (readings: readonly (readonly TicketEvent[])[]) =>
  readings.reduce<TicketEvent[]>((known, seen) => mergeTimeline(known, seen), []);

describe('any readings', () => {
  it('in any order and with any repeats give the same timeline', () => {
    fc.assert(
      fc.property(anyOrderWithRepeats, ([readings, shuffled]) => {
        expect(readAll(shuffled)).toEqual(readAll(readings));
      }),
    );
  });

  it('give a timeline in order, each event once, and a message once private private', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const timeline = readAll(readings);
        expect(timeline).toEqual(timeline.toSorted(compareEvents));
        const seen = readings.flat();
        expect(timeline.map(({ id }) => id).sort()).toEqual([...new Set(seen.map(({ id }) => id))].sort());
        const hidden = seen.filter((event) => event.type === 'message' && !event.public).map(({ id }) => id);
        for (const event of timeline) {
          if (event.type === 'message') expect(event.public && hidden.includes(event.id)).toBe(false);
        }
      }),
    );
  });
});
