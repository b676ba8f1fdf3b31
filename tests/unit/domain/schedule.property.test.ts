/** What holds for every schedule, in every zone, in the years 2000 to 2100. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantOf, offsetsBetween } from '../../../lib/domain/local-time.ts';
import {
  compileSchedule,
  type Schedule,
  schedule as stored,
  weekdays,
} from '../../../lib/domain/schedule.ts';
import { parseSchedule } from '../../../lib/domain/schedule-rules.ts';
import { clockMs, countMinutes } from './minute-count.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const [first, last] = [Date.UTC(2000, 0, 1), Date.UTC(2100, 0, 1)];
const seed = 20_260_302;
const zones = Intl.supportedValuesOf('timeZone');

/** Where clocks do what they seldom do: midnights skipped and doubled, half hours, two hours, a whole day. */
const oddities: [timeZone: string, day: string][] = [
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Fakaofo', '2011-12-30'],
  ['America/Sao_Paulo', '2017-10-15'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['Asia/Beirut', '2025-03-30'],
  ['Asia/Beirut', '2025-10-26'],
  ['Africa/Cairo', '2024-04-26'],
  ['Africa/Cairo', '2010-09-10'],
  ['America/Havana', '2026-03-08'],
  ['America/Havana', '2026-11-01'],
  ['America/St_Johns', '2010-03-14'],
  ['America/St_Johns', '2010-11-07'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Antarctica/Casey', '2020-10-04'],
  ['Asia/Gaza', '2040-10-20'],
  ['Africa/Casablanca', '2026-03-22'],
  ['America/Caracas', '2007-12-09'],
  ['America/Caracas', '2016-05-01'],
  ['Asia/Pyongyang', '2015-08-15'],
  ['Asia/Kathmandu', '2030-01-01'],
  ['America/New_York', '2099-03-08'],
  ['Europe/Berlin', '2099-10-25'],
];

const place = fc.oneof(
  fc.record({ timeZone: fc.constantFrom(...zones), day: fc.integer({ min: first, max: last - 9 * dayMs }) }),
  fc
    .tuple(fc.constantFrom(...oddities), fc.integer({ min: -5 * dayMs, max: 0 }))
    .map(([[timeZone, day], before]) => ({ timeZone, day: Date.parse(day) + before })),
);

const textOf = (minute: number) =>
  `${`${Math.floor(minute / 60)}`.padStart(2, '0')}:${`${minute % 60}`.padStart(2, '0')}`;
/** Minutes, mostly those at which clocks change and people open. */
const minute = fc.oneof(fc.nat(1439), fc.constantFrom(0, 1, 60, 90, 120, 150, 180, 540, 1020, 1380, 1410));

/** Intervals of one date, apart from each other, the last perhaps overnight. */
const intervals = fc
  .tuple(fc.uniqueArray(minute, { maxLength: 6 }), fc.boolean(), fc.boolean())
  .map(([found, isOvernight, isToMidnight]) => {
    const times = found.toSorted((a, b) => a - b);
    const list: [string, string][] = [];
    for (let index = 0; index + 1 < times.length; index += 2) {
      list.push([textOf(times[index] ?? 0), textOf(times[index + 1] ?? 0)]);
    }
    const [early = 0, late] = [times[0], times.length % 2 ? times.at(-1) : undefined];
    if (late !== undefined && isOvernight) list.push([textOf(late), textOf(early)]);
    else if (late !== undefined && isToMidnight) list.push([textOf(late), '24:00']);
    return list;
  });

const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const byDate = (day: number) =>
  fc.dictionary(
    fc.integer({ min: -1, max: 7 }).map((days) => dateOf(day + days * dayMs)),
    intervals,
    { maxKeys: 3, noNullPrototype: true },
  );
const dates = (day: number) =>
  fc.array(
    fc.integer({ min: -1, max: 7 }).map((days) => dateOf(day + days * dayMs)),
    { maxLength: 2 },
  );

const scheduleAt = (timeZone: string, day: number): fc.Arbitrary<Schedule> =>
  fc.record({
    timeZone: fc.constant(timeZone),
    hours: fc
      .tuple(intervals, intervals, intervals, intervals, intervals, intervals, intervals)
      .filter((week) => week.some((list) => list.length > 0))
      .map((week) => Object.fromEntries(weekdays.map((name, index) => [name, week[index] ?? []])))
      .map((hours) => hours as Schedule['hours']),
    holidays: dates(day),
    yearlyHolidays: dates(day).map((list) => list.map((date) => date.slice(5))),
    overrides: byDate(day),
    breaks: byDate(day),
  });

const window = fc
  .array(fc.integer({ min: 0, max: 4 * dayMs }), { minLength: 2, maxLength: 6 })
  .map((list) => list.toSorted((a, b) => a - b));

/** A schedule and instants, in order, within four days of where something is up with it. */
const any = place.chain(({ timeZone, day }) =>
  fc.record({
    schedule: scheduleAt(timeZone, day),
    at: fc
      .oneof(
        window,
        window.map((list) => list.map((ms) => Math.floor(ms / minuteMs) * minuteMs)),
      )
      .map((list) => list.map((ms) => Math.floor(day / minuteMs) * minuteMs + ms)),
  }),
);

type Case = { schedule: Schedule; at: number[] };
const holds = (check: (one: Case) => void, numRuns: number) =>
  fc.assert(fc.property(any, check), { seed, numRuns });

describe('any schedule', () => {
  it('is one that people may enter, and that can be stored', () => {
    holds(({ schedule }) => {
      expect(parseSchedule(schedule)).toEqual({ ok: true, schedule });
      expect(stored(schedule)).toEqual(schedule);
    }, 300);
  });

  it('is open as long as a count of every minute says', () => {
    holds(({ schedule, at }) => {
      const clock = compileSchedule(schedule);
      const [from = 0, to = 0] = [at[0], at.at(-1)];
      const slow = countMinutes([schedule], from, to);
      expect(clock.elapsedMs(from, to)).toBe(slow.elapsedMs(from, to));
      for (const one of at) expect(clock.isOpen(one)).toBe(slow.isOpen(one));
    }, 250);
  });

  it('in two versions too, each in its own zone', () => {
    const two = place.chain(({ timeZone, day }) =>
      fc.record({
        day: fc.constant(Math.floor(day / minuteMs) * minuteMs),
        former: scheduleAt(timeZone, day),
        latter: fc.constantFrom(timeZone, ...zones).chain((zone) => scheduleAt(zone, day)),
        days: fc.integer({ min: 0, max: 4 }),
      }),
    );
    fc.assert(
      fc.property(two, ({ day, former, latter, days }) => {
        const versions = [former, { ...latter, validFrom: dateOf(day + days * dayMs) }];
        const to = day + 4 * dayMs;
        const expected = countMinutes(versions, day, to).elapsedMs(day, to);
        expect(compileSchedule(versions).elapsedMs(day, to)).toBe(expected);
        expect(compileSchedule(versions.toReversed()).elapsedMs(day, to)).toBe(expected);
      }),
      { seed, numRuns: 100 },
    );
  });

  it('adds up over any split, grows, and never faster than time', () => {
    holds(({ schedule, at }) => {
      const { elapsedMs } = compileSchedule(schedule);
      const [from = 0, to = 0] = [at[0], at.at(-1)];
      const parts = at.slice(1).map((end, index) => elapsedMs(at[index] ?? 0, end));
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(elapsedMs(from, to));
      for (const [index, part] of parts.entries()) {
        expect(part).toBeGreaterThanOrEqual(0);
        expect(part).toBeLessThanOrEqual((at[index + 1] ?? 0) - (at[index] ?? 0));
      }
      if (to > from) expect(elapsedMs(to, from)).toBe(0);
    }, 300);
  });

  it('add gives the first instant at which the time is over', () => {
    fc.assert(
      fc.property(any, fc.oneof(fc.nat(20 * dayMs), fc.constant(1)), ({ schedule, at }, durationMs) => {
        const { elapsedMs, add, isOpen } = compileSchedule(schedule);
        const [from = 0] = at;
        const opening = add(from, 0) ?? Number.NaN;
        expect([isOpen(opening), elapsedMs(from, opening)]).toEqual([true, 0]);
        const due = durationMs > 0 ? (add(from, durationMs) ?? Number.NaN) : opening;
        expect(elapsedMs(from, due)).toBe(durationMs);
        if (durationMs > 0) expect(elapsedMs(from, due - 1)).toBe(durationMs - 1);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('answers the same, whatever was asked before', () => {
    const instants = fc.array(fc.integer({ min: first, max: last }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(any, instants, ({ schedule }, [a = 0, b = 0, c = 0, d = 0]) => {
        const asked = compileSchedule(schedule);
        asked.elapsedMs(Math.min(a, b), Math.max(a, b));
        const [from, to] = [Math.min(c, d), Math.max(c, d)];
        expect(asked.elapsedMs(from, to)).toBe(compileSchedule(schedule).elapsedMs(from, to));
        expect(asked.add(from, dayMs)).toBe(compileSchedule(schedule).add(from, dayMs));
      }),
      { seed, numRuns: 6 },
    );
  });
});

describe('the offsets of a zone', () => {
  const sample = [...new Set([...fc.sample(fc.constantFrom(...zones), { seed, numRuns: 6 }), 'Asia/Gaza'])];

  it.each(sample)('%s: as the platform’s calendar has them, from 2000 to 2100', (timeZone) => {
    const offsets = offsetsBetween(timeZone, first, last);
    const readAt = (at: number) => clockMs(at, timeZone) - at;
    let from = first;
    for (const { offsetMs, untilMs } of offsets) {
      const to = Math.min(untilMs, last);
      const wrong: number[] = [];
      for (let at = from; at < to; at += 3 * dayMs) if (readAt(at) !== offsetMs) wrong.push(at);
      if (readAt(to - minuteMs) !== offsetMs) wrong.push(to - minuteMs);
      expect(wrong).toEqual([]);
      from = untilMs;
    }
  });

  it('lead from a local time to its instant and back, where there is one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: first, max: last }), (timeZone, at) => {
        const offsets = offsetsBetween(timeZone, at - 3 * dayMs, at + 3 * dayMs);
        const found = instantOf(clockMs(Math.floor(at / 1000) * 1000, timeZone), offsets);
        expect(found).toBeLessThanOrEqual(at);
        expect(clockMs(found, timeZone)).toBe(clockMs(at, timeZone));
      }),
      { seed, numRuns: 300 },
    );
  });

  it.each([0, 1, 17_654, 59_999])(
    'change at the same instants, asked from %i ms after a whole minute on',
    (ms) => {
      const from = Date.UTC(2026, 0, 1) + ms;
      const changes = offsetsBetween('Europe/Berlin', from, from + 365 * dayMs).map(({ untilMs }) => untilMs);
      const [spring, autumn] = [Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 1)];
      expect(changes).toEqual([spring, autumn, Number.POSITIVE_INFINITY]);
    },
  );
});
