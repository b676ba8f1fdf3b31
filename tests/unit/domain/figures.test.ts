import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import { type Figure, figureOf, quantile, type Reading } from '../../../lib/domain/figures.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import type { Hours, MetricValue, Verdict } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { compileSchedule } from '../../../lib/domain/schedule.ts';
import { nineToFive } from './schedules.ts';
import { at, dayMs, hourMs } from './storyteller.ts';

const frt = metrics['first-response-time'];
const fcr = metrics['first-contact-resolution'];
const today = '2026-03-09';
const now = at('03-09 12:00:00');
const period: Reading = { from: '2026-03-03', to: today, now };

const row = (ticket: string, over: Partial<DayRow> = {}): DayRow => ({
  ticket,
  values: {},
  leftOut: {},
  ...over,
});
const sheet = (rows: DayRow[], day = today, connection = 'c1'): DaySheet => ({ day, connection, rows });
const rowsWith = (id: typeof frt.id, values: MetricValue[]) =>
  values.map((value, index) => row(`${index + 1}`, { values: { [id]: value } }));

const durations = (values: number[]) => figureOf(frt, [sheet(rowsWith(frt.id, values))], period);

/** The figure with the tickets apart as numbers. */
function counted({ apart, ...figure }: Figure) {
  const counts = Object.entries(apart).map(([why, tickets]) => [why, tickets.length]);
  return { ...figure, apart: Object.fromEntries(counts) as Record<string, number> };
}

describe('durations', () => {
  it.each([
    [[7], { median: 7, mean: 7, p90: 7 }],
    [[1, 2], { median: 1.5, mean: 1.5, p90: 1.9 }],
    [[4, 1, 3, 2], { median: 2.5, mean: 2.5, p90: 3.7 }],
    [[10, 0, 5], { median: 5, mean: 5, p90: 9 }],
    [[100, 9, 20], { median: 20, mean: 43, p90: 84 }],
    [[0, 0, 0, 0, 50], { median: 0, mean: 10, p90: 30 }],
  ])('%j', (values, { median, mean, p90 }) => {
    const { n, statistics } = durations(values);
    expect(n).toBe(values.length);
    expect(statistics.median).toBeCloseTo(median, 9);
    expect(statistics.mean).toBeCloseTo(mean, 9);
    expect(statistics.p90).toBeCloseTo(p90, 9);
  });

  it('none: no statistic at all, never 0', () => {
    expect(durations([])).toMatchObject({ n: 0, statistics: {}, tickets: [] });
  });

  it('over several days and connections are one field', () => {
    const sheets = [
      sheet(rowsWith(frt.id, [1]), '2026-03-07'),
      sheet(rowsWith(frt.id, [2]), today),
      sheet(rowsWith(frt.id, [6]), today, 'c2'),
    ];
    expect(figureOf(frt, sheets, period)).toMatchObject({
      n: 3,
      statistics: { median: 2, mean: 3 },
      tickets: [
        { connection: 'c1', ticket: '1' },
        { connection: 'c1', ticket: '1' },
        { connection: 'c2', ticket: '1' },
      ],
    });
  });

  it('on days after the period do not count, nor do their reasons', () => {
    const coming = row('8', { values: { [frt.id]: 9 } });
    const leftOut = row('9', { leftOut: { [frt.id]: 'impossible-order' } });
    const sheets = [sheet(rowsWith(frt.id, [1])), sheet([coming, leftOut], '2026-03-10')];
    const { n, apart } = counted(figureOf(frt, sheets, period));
    expect({ n, apart }).toEqual({ n: 1, apart: {} });
  });

  it('left out are counted by reason, each metric its own', () => {
    const rows = [
      row('1', { leftOut: { [frt.id]: 'impossible-order' } }),
      row('2', { leftOut: { [frt.id]: 'first-message-not-seen' } }),
      row('3', { leftOut: { [frt.id]: 'first-message-not-seen', [fcr.id]: 'merged' } }),
      row('4', { values: { [frt.id]: 5 } }),
    ];
    const figure = figureOf(frt, [sheet(rows)], period);
    expect(figure.n).toBe(1);
    expect(figure.apart).toEqual({
      'impossible-order': [{ connection: 'c1', ticket: '1', day: today }],
      'first-message-not-seen': [
        { connection: 'c1', ticket: '2', day: today },
        { connection: 'c1', ticket: '3', day: today },
      ],
    });
  });
});

describe('which values', () => {
  const of = (values: MetricValue | number[], over: Partial<DayRow> = {}) =>
    row('1', { values: { [frt.id]: values }, ...over });

  it('those of days before the period are not its own', () => {
    const sheets = [sheet([of(9)], '2026-03-02'), sheet([of(1)], '2026-03-03')];
    expect(figureOf(frt, sheets, period)).toMatchObject({ n: 1, statistics: { mean: 1 } });
  });

  it.each<[string, Partial<Reading>, number]>([
    ['all', {}, 4],
    ['of a channel', { channel: 'email' }, 2],
    ['of a priority', { priority: 'high' }, 2],
    ['of both', { channel: 'email', priority: 'high' }, 1],
    ['of a channel that none came by', { channel: 'chat' }, 0],
  ])('%s', (_, filter, n) => {
    const rows = [
      of(1),
      of(2, { channel: 'email' }),
      of(3, { priority: 'high' }),
      of(4, { channel: 'email', priority: 'high' }),
    ];
    const leftOut = row('9', { leftOut: { [frt.id]: 'impossible-order' } });
    const figure = counted(figureOf(frt, [sheet([...rows, leftOut])], { ...period, ...filter }));
    expect(figure.n).toBe(n);
    expect(figure.apart).toEqual(Object.keys(filter).length ? {} : { 'impossible-order': 1 });
  });

  it('several of a ticket on one day each count, the ticket stands once behind them', () => {
    const figure = figureOf(frt, [sheet([of([1, 2, 6])])], period);
    expect(figure).toMatchObject({ n: 3, statistics: { mean: 3, median: 2, sum: 9 } });
    expect(figure.tickets).toEqual([{ connection: 'c1', ticket: '1', day: today }]);
  });

  it('of several metrics together are one field, each ticket of a day once behind it', () => {
    const both = row('1', { values: { 'first-response-time': 10, 'next-reply-time': [1, 4] } });
    const unseen = row('2', {
      leftOut: {
        'first-response-time': 'first-message-not-seen',
        'next-reply-time': 'first-message-not-seen',
      },
    });
    const figure = figureOf(metrics['average-response-time'], [sheet([both, unseen])], period);
    expect(figure).toMatchObject({ n: 3, statistics: { mean: 5, median: 4 } });
    expect(figure.tickets).toHaveLength(1);
    expect(figure.apart['first-message-not-seen']).toHaveLength(1);
  });
});

describe('the clock', () => {
  const rows = [
    row('1', { values: { [frt.id]: 10 }, business: { [frt.id]: 4 } }),
    row('2', { values: { [frt.id]: [20, 30] }, business: { [frt.id]: [6, 0] } }),
  ];
  const before = row('3', { values: { [frt.id]: 40 } });

  it.each<[string, Partial<Reading>, number, number]>([
    ['is the calendar’s unless told otherwise', {}, 4, 25],
    ['is the calendar’s', { clock: 'calendar' }, 4, 25],
    ['is the team’s business hours', { clock: 'business' }, 3, 10 / 3],
  ])('%s', (_, clock, n, mean) => {
    expect(figureOf(frt, [sheet([...rows, before])], { ...period, ...clock })).toMatchObject({
      n,
      statistics: { mean },
    });
  });

  it('leaves out what was filed without support hours, and says so', () => {
    expect(figureOf(frt, [sheet([before])], { ...period, clock: 'business' }).apart).toEqual({
      'no-support-hours': [{ connection: 'c1', ticket: '3', day: today }],
    });
  });

  it.each<[string, (typeof frt)['id'], MetricValue]>([
    ['my own work', 'handle-time', 7],
    ['my own work by day', 'time-worked', 7],
    ['counts', 'reopens', 7],
    ['shares', 'one-touch', 1],
  ])('is none for %s', (_, id, value) => {
    const filed = row('1', { values: { [id]: value } });
    expect(figureOf(metrics[id], [sheet([filed])], { ...period, clock: 'business' }).n).toBe(1);
  });
});

describe('the share within a limit', () => {
  const values = rowsWith(frt.id, [10, 20, 30, 40]);
  const waits = (ticket: string, since: number, over: Partial<OpenRow> = {}): OpenRow => ({
    connection: 'c1',
    ticket,
    for: 'first-reply',
    since,
    createdAt: since,
    ...over,
  });
  const share = (open: OpenRow[], over: Partial<Reading> = {}, rows = values) =>
    figureOf(frt, [sheet(rows)], {
      ...period,
      limit: 20,
      open: { tickets: open, support: undefined },
      ...over,
    });

  it.each<[string, OpenRow[], Partial<Reading>, { num: number; den: number }]>([
    ['equal is within', [], {}, { num: 2, den: 4 }],
    ['none is within', [], { limit: 9 }, { num: 0, den: 4 }],
    ['who waits longer counts against it', [waits('8', now - 21)], {}, { num: 2, den: 5 }],
    ['who waits as long does not yet', [waits('8', now - 20)], {}, { num: 2, den: 4 }],
    [
      'who waits for something else does not',
      [waits('8', now - 21, { for: 'next-reply' })],
      {},
      { num: 2, den: 4 },
    ],
    ['nor who waits for nothing', [{ connection: 'c1', ticket: '8', createdAt: 0 }], {}, { num: 2, den: 4 }],
    ['nor on another channel', [waits('8', now - 21)], { channel: 'email' }, { num: 0, den: 0 }],
    [
      'only those of the channel',
      [waits('8', now - 21, { channel: 'email' }), waits('9', now - 21)],
      { channel: 'email' },
      { num: 0, den: 1 },
    ],
    [
      'only those of the priority',
      [waits('8', now - 21, { priority: 'high' }), waits('9', now - 21)],
      { priority: 'high' },
      { num: 0, den: 1 },
    ],
    ['a period that is over has nobody waiting', [], { open: undefined }, { num: 2, den: 4 }],
  ])('%s', (_, open, over, operands) => {
    const { within, statistics } = share(open, over);
    if (operands.den === 0) {
      expect(within).toBeUndefined();
      expect(statistics).not.toHaveProperty('share-within');
      return;
    }
    expect(within).toMatchObject(operands);
    expect(statistics['share-within']).toBe(operands.num / operands.den);
  });

  it('names who waits', () => {
    expect(share([waits('8', now - 21)]).within?.waiting).toEqual([{ connection: 'c1', ticket: '8' }]);
  });

  it('not answering never helps: nothing answered and one late is none within', () => {
    expect(share([waits('8', now - 21)], {}, [])).toMatchObject({ n: 0, statistics: { 'share-within': 0 } });
  });

  it('ages those who wait on the clock that is read', () => {
    const support = compileSchedule(nineToFive);
    const monday = at('03-09 10:00:00');
    const friday = waits('8', at('03-06 16:00:00'));
    const aged = (limit: number, clock: Reading['clock']) =>
      share([friday], { now: monday, limit, clock, open: { tickets: [friday], support } }, []).within?.den;
    expect(aged(2 * hourMs - 1, 'business')).toBe(1);
    expect(aged(2 * hourMs, 'business')).toBeUndefined();
    expect(aged(2 * hourMs, 'calendar')).toBe(1);
  });

  it('is asked for, or not there', () => {
    expect(share([], { limit: undefined })).not.toHaveProperty('within');
  });
});

describe('shares of time', () => {
  const worked = [row('1', { values: { 'time-worked': 300 } }), row('2', { values: { 'time-worked': 60 } })];
  const figure = (id: 'utilization' | 'utilization-wide' | 'occupancy', hours?: Hours, rows = worked) =>
    figureOf(metrics[id], [sheet(rows)], { ...period, hours });

  it.each<['utilization' | 'utilization-wide' | 'occupancy', Hours | undefined, object]>([
    ['utilization', { shiftMs: 480 }, { ratio: { num: 360, den: 480 }, statistics: { ratio: 0.75 } }],
    ['utilization', { shiftMs: 240 }, { ratio: { num: 360, den: 240 }, statistics: { ratio: 1.5 } }],
    ['utilization', undefined, { statistics: {}, missing: 'no-shift' }],
    ['utilization', { shiftMs: 0 }, { statistics: {}, missing: 'no-shift' }],
    ['utilization-wide', { shiftMs: 480, availableMs: 60 }, { ratio: { num: 420, den: 480 } }],
    ['utilization-wide', { shiftMs: 480 }, { statistics: {}, missing: 'availability-unknown' }],
    ['utilization-wide', { availableMs: 60 }, { statistics: {}, missing: 'no-shift' }],
    ['occupancy', { availableMs: 40 }, { ratio: { num: 360, den: 400 }, statistics: { ratio: 0.9 } }],
    ['occupancy', { shiftMs: 480 }, { statistics: {}, missing: 'availability-unknown' }],
  ])('%s of %j', (id, hours, expected) => {
    expect(figure(id, hours)).toMatchObject({ n: 2, ...expected });
  });

  it('a shift without work on tickets is 0 of its hours', () => {
    expect(figure('utilization', { shiftMs: 480 }, [])).toMatchObject({ n: 0, statistics: { ratio: 0 } });
    expect(figure('occupancy', { availableMs: 0 }, []).statistics).toEqual({});
  });
});

describe('counts', () => {
  it('a day are those of every day of the period, also of those without', () => {
    const solved = sheet(rowsWith('throughput', [1, 1, 1]));
    expect(figureOf(metrics.throughput, [solved], { ...period, from: today }).statistics['per-day']).toBe(3);
    expect(figureOf(metrics.throughput, [solved], period).statistics['per-day']).toBe(3 / 7);
  });

  it('several on one day are their sum', () => {
    const twice = row('1', { values: { 'backlog-in': [1, 1] } });
    expect(figureOf(metrics['backlog-in'], [sheet([twice])], period).statistics.sum).toBe(2);
  });

  it('have a sum and a mean, 0 among them', () => {
    const { reopens } = metrics;
    const { n, statistics } = figureOf(reopens, [sheet(rowsWith('reopens', [0, 2, 1, 0]))], period);
    expect({ n, statistics }).toEqual({ n: 4, statistics: { sum: 3, mean: 0.75, 'per-day': 3 / 7 } });
  });
});

describe('quantile, type 7', () => {
  it.each([
    [[1, 2, 3, 4, 5], 0.25, 2],
    [[1, 2, 3, 4], 0.25, 1.75],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[3, 7], 0, 3],
    [[3, 7], 1, 7],
  ])('%j at %d is %d', (values, p, expected) => {
    expect(quantile(values, p)).toBeCloseTo(expected, 9);
  });

  it('lies between its neighbours and rises with p', () => {
    const sorted = fc.array(fc.nat(1e9), { minLength: 1, maxLength: 50 }).map((v) => v.sort((a, b) => a - b));
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(sorted, p, p, (values, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(quantile(values, low)).toBeLessThanOrEqual(quantile(values, high) + 1e-6);
        expect(quantile(values, low)).toBeGreaterThanOrEqual(values[0] as number);
      }),
    );
  });
});

describe('first contact resolution', () => {
  const due = (dueAt: number, over: Partial<Verdict> = {}): Verdict => ({
    firstSolvedAt: dueAt - 7 * dayMs,
    dueAt,
    verified: true,
    ...over,
  });
  const yes = due(now - 1000);
  const no = due(now - 1000, { secondContactAt: now - dayMs });
  const judged = (verdicts: Verdict[], day = today, readAt = now) =>
    counted(figureOf(fcr, [sheet(rowsWith(fcr.id, verdicts), day)], { ...period, now: readAt }));

  it.each<[string, Verdict[], Partial<ReturnType<typeof judged>>]>([
    ['yes and no', [yes, yes, no], { n: 3, ratio: { num: 2, den: 3 }, statistics: { ratio: 2 / 3 } }],
    ['all no', [no, no], { n: 2, ratio: { num: 0, den: 2 }, statistics: { ratio: 0 } }],
    ['due this very millisecond', [due(now)], { n: 1, statistics: { ratio: 1 } }],
    ['due the next', [due(now + 1)], { n: 0, statistics: {}, apart: { pending: 1 } }],
    [
      'no verdict enters before it is due, a "no" neither',
      [due(now + 1), due(now + dayMs, { secondContactAt: now - 1 })],
      { n: 0, statistics: {}, apart: { pending: 2, 'contacted-again': 1 } },
    ],
    [
      'a "yes" not read since is unverified',
      [yes, due(now - 1000, { verified: false })],
      { n: 1, ratio: { num: 1, den: 1 }, apart: { unverified: 1 } },
    ],
    [
      'a "no" needs no further reading',
      [due(now - 1000, { verified: false, secondContactAt: now - dayMs })],
      { n: 1, ratio: { num: 0, den: 1 }, apart: {} },
    ],
    [
      'undecided is neither, read since or not',
      [yes, due(now - 1000, { undecided: true }), due(now - 1000, { undecided: true, verified: false })],
      { n: 1, ratio: { num: 1, den: 1 }, apart: { undecided: 2 } },
    ],
    ['undecided and not due is pending', [due(now + 1, { undecided: true })], { apart: { pending: 1 } }],
  ])('%s', (_, verdicts, { apart = {}, ...expected }) => {
    expect(judged(verdicts)).toMatchObject(expected);
    expect(judged(verdicts).apart).toEqual(apart);
  });

  it('the reopen rate counts what the other does not', () => {
    const rate = metrics['reopen-rate'];
    const reopened = { reopenedAt: now - dayMs };
    const verdicts = [
      yes,
      due(now - 1000, reopened),
      due(now - 1000, { ...reopened, verified: false }),
      due(now - 1000, { verified: false }),
      due(now + 1, reopened),
    ];
    expect(counted(figureOf(rate, [sheet(rowsWith(rate.id, verdicts))], period))).toMatchObject({
      n: 3,
      ratio: { num: 2, den: 3 },
      apart: { pending: 1, 'reopened-already': 1, unverified: 1 },
    });
  });

  it('the tickets behind the rate are those in it', () => {
    expect(judged([yes, due(now + 1), no, due(now - 1, { verified: false })]).tickets).toEqual([
      { connection: 'c1', ticket: '1', day: today },
      { connection: 'c1', ticket: '3', day: today },
    ]);
  });

  it('verdicts on the sheets of coming days are pending', () => {
    const coming = due(now + 3 * dayMs, { secondContactAt: now - 1 });
    expect(judged([coming], '2026-03-12').apart).toEqual({ pending: 1, 'contacted-again': 1 });
  });

  it('what fell due after a period that is over is not of that period', () => {
    const after = [
      due(now + dayMs),
      due(now + dayMs, { verified: false }),
      due(now + dayMs, { undecided: true }),
    ];
    const { n, apart } = judged(after, '2026-03-10', now + 2 * dayMs);
    expect({ n, apart }).toEqual({ n: 0, apart: {} });
  });
});
