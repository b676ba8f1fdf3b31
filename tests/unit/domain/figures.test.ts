import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import { type Figure, figureOf, quantile } from '../../../lib/domain/figures.ts';
import type { MetricValue, Verdict } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { at, dayMs } from './storyteller.ts';

const frt = metrics['first-response-time'];
const fcr = metrics['first-contact-resolution'];
const today = '2026-03-09';
const now = at('03-09 12:00:00');

const row = (ticket: string, over: Partial<DayRow> = {}): DayRow => ({
  ticket,
  values: {},
  leftOut: {},
  ...over,
});
const sheet = (rows: DayRow[], day = today, connection = 'c1'): DaySheet => ({ day, connection, rows });
const rowsWith = (id: typeof frt.id, values: MetricValue[]) =>
  values.map((value, index) => row(`${index + 1}`, { values: { [id]: value } }));

const durations = (values: number[]) => figureOf(frt, [sheet(rowsWith(frt.id, values))], today, now);

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
    expect(figureOf(frt, sheets, today, now)).toMatchObject({
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
    const { n, apart } = counted(figureOf(frt, sheets, today, now));
    expect({ n, apart }).toEqual({ n: 1, apart: {} });
  });

  it('left out are counted by reason, each metric its own', () => {
    const rows = [
      row('1', { leftOut: { [frt.id]: 'impossible-order' } }),
      row('2', { leftOut: { [frt.id]: 'first-message-not-seen' } }),
      row('3', { leftOut: { [frt.id]: 'first-message-not-seen', [fcr.id]: 'merged' } }),
      row('4', { values: { [frt.id]: 5 } }),
    ];
    const figure = figureOf(frt, [sheet(rows)], today, now);
    expect(figure.n).toBe(1);
    expect(figure.apart).toEqual({
      'impossible-order': [{ connection: 'c1', ticket: '1' }],
      'first-message-not-seen': [
        { connection: 'c1', ticket: '2' },
        { connection: 'c1', ticket: '3' },
      ],
    });
  });
});

describe('counts', () => {
  it('have a sum and a mean, 0 among them', () => {
    const { reopens } = metrics;
    const { n, statistics } = figureOf(reopens, [sheet(rowsWith('reopens', [0, 2, 1, 0]))], today, now);
    expect({ n, statistics }).toEqual({ n: 4, statistics: { sum: 3, mean: 0.75 } });
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
    counted(figureOf(fcr, [sheet(rowsWith(fcr.id, verdicts), day)], today, readAt));

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

  it('the tickets behind the rate are those in it', () => {
    expect(judged([yes, due(now + 1), no, due(now - 1, { verified: false })]).tickets).toEqual([
      { connection: 'c1', ticket: '1' },
      { connection: 'c1', ticket: '3' },
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
