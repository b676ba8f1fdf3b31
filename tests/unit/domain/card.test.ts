import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Card, cardMaker, daysToRead, type Material, targetFor } from '../../../lib/domain/card.ts';
import { channelsIn } from '../../../lib/domain/channels.ts';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import { addDays } from '../../../lib/domain/local-day.ts';
import type { MetricId } from '../../../lib/domain/metrics/metric.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { shiftOf } from '../../../lib/domain/working-hours.ts';
import { nineToFive } from './schedules.ts';

const minuteMs = 60_000;
/** A Monday. */
const now = Date.parse('2026-03-09T12:00:00Z');

const row = (ticket: string, values: DayRow['values'], over: Partial<DayRow> = {}): DayRow => ({
  ticket,
  values,
  leftOut: {},
  ...over,
});
const sheet = (day: string, ...rows: DayRow[]): DaySheet => ({ day, connection: 'c1', rows });
/** First responses in minutes. */
const responses = (...minutes: number[]) =>
  minutes.map((value, index) => row(`${index}`, { 'first-response-time': value * minuteMs }));

const frt = (over: Partial<Target> = {}): Target => ({
  metric: 'first-response-time',
  statistic: 'median',
  value: 30 * minuteMs,
  ...over,
});

type Over = Partial<Omit<Material, 'rules' | 'shift'>> & {
  definitions?: Partial<Definitions>;
  channel?: string;
  period?: 'today' | '7' | '30';
  extent?: 'figures' | 'whole';
};

function cardOf(id: MetricId, { definitions, channel, period = '7', extent = 'whole', ...over }: Over): Card {
  const rules = rulesOf({ ...defaultDefinitions('UTC'), ...definitions });
  const material = { sheets: [], open: [], targets: [], ...over, rules, shift: shiftOf(rules) };
  return cardMaker(material, { period, channel, now, extent })(id);
}

describe('what is read', () => {
  it.each<['today' | '7' | '30', 'figures' | 'whole', string]>([
    ['today', 'whole', '2026-02-24'],
    ['7', 'whole', '2026-02-24'],
    ['30', 'whole', '2026-01-09'],
    ['today', 'figures', '2026-03-09'],
    ['7', 'figures', '2026-03-03'],
    ['30', 'figures', '2026-02-08'],
  ])('%s, %s: from %s on, and two days more', (period, extent, first) => {
    expect(daysToRead(period, now, extent)).toEqual({ from: addDays(first, -2), to: '2026-04-10' });
  });

  it('holds the days of the period and of what falls due, in any zone and however late its day begins', () => {
    const zones = ['Pacific/Kiritimati', 'Etc/GMT+12', 'Asia/Kathmandu', 'UTC'];
    const instants = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) });
    const starts = fc.constantFrom('00:00', '12:00', '23:59');
    const windows = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, starts, windows, (timeZone, at, dayStartsAt, days) => {
        const { dayOf } = rulesOf({ ...defaultDefinitions(timeZone), dayStartsAt });
        const { from, to } = daysToRead('today', at, 'figures');
        expect(from <= dayOf(at)).toBe(true);
        expect(to >= dayOf(at + days * 86_400_000)).toBe(true);
      }),
    );
  });
});

describe('what a figure is judged by', () => {
  const email = frt({ channel: 'email', value: 1 });
  const urgent = frt({ priority: 'urgent', value: 2 });
  const p90 = frt({ statistic: 'p90', value: 3 });
  const all = frt({ value: 4 });
  const tomorrow = frt({ value: 5, validFrom: '2026-03-10' });
  it.each<[string, Target[], string | undefined, Target | undefined]>([
    ['nothing', [], undefined, undefined],
    ['that of another metric is none', [frt({ metric: 'csat' })], undefined, undefined],
    ['that for all', [email, all], undefined, all],
    ['that of the channel shown', [all, email], 'email', email],
    ['that for all, for a channel without its own', [all, email], 'chat', all],
    ['one for a channel alone does not judge all', [email], undefined, undefined],
    ['one for a priority speaks of other tickets', [urgent], undefined, undefined],
    ['of several the first in the list', [p90, all], undefined, p90],
    ['one that is in force', [all, tomorrow], undefined, all],
  ])('%s', (_, targets, channel, expected) => {
    expect(targetFor(targets, 'first-response-time', channel, '2026-03-09')).toEqual(expected);
  });
});

describe('a card', () => {
  const weeks = [
    sheet('2026-02-26', ...responses(60, 60, 60, 60, 60)),
    sheet('2026-03-03', ...responses(10, 20)),
    sheet('2026-03-09', ...responses(30, 40, 50)),
  ];

  it('has the headline where no target names another, and the period before beside it', () => {
    const card = cardOf('first-response-time', { sheets: weeks });
    expect(card).toMatchObject({ statistic: 'median', clock: 'calendar', target: undefined });
    expect(card.figure).toMatchObject({ n: 5, statistics: { median: 30 * minuteMs } });
    expect(card.change).toEqual({
      before: 60 * minuteMs,
      beforeN: 5,
      difference: -30 * minuteMs,
      verdict: 'better',
    });
  });

  it('has no change where the period before has nothing', () => {
    expect(cardOf('first-response-time', { sheets: weeks.slice(1) }).change).toBeUndefined();
  });

  it('shows the statistic that its target names', () => {
    const card = cardOf('first-response-time', { sheets: weeks, targets: [frt({ statistic: 'mean' })] });
    expect(card.statistic).toBe('mean');
    expect(card.change?.difference).toBe(-30 * minuteMs);
  });

  it('has its figure before what it is compared with is read', () => {
    const early = cardOf('first-response-time', { sheets: weeks.slice(1), extent: 'figures' });
    const { figure } = cardOf('first-response-time', { sheets: weeks });
    expect(early).toMatchObject({ figure, change: undefined, trend: undefined });
  });

  it('goes day by day, with a gap where a day has no value', () => {
    const { trend = [] } = cardOf('first-response-time', { sheets: weeks, targets: [frt()] });
    expect(trend).toHaveLength(14);
    expect(trend[0]?.day).toBe('2026-02-24');
    expect(trend.flatMap(({ day, value }) => (value === undefined ? [] : [[day, value / minuteMs]]))).toEqual(
      [
        ['2026-02-26', 60],
        ['2026-03-03', 15],
        ['2026-03-09', 40],
      ],
    );
    expect(new Set(trend.map(({ target }) => target))).toEqual(new Set([30 * minuteMs]));
  });

  it.each<[string, Target[], (number | undefined)[]]>([
    ['the step', [frt(), frt({ value: 20 * minuteMs, validFrom: '2026-03-09' })], [30, 20]],
    ['none before the first', [frt({ validFrom: '2026-03-09' })], [undefined, 30]],
    [
      'none of another clock',
      [frt({ clock: 'business', validFrom: '2026-03-09' }), frt({ value: 9 * minuteMs })],
      [undefined, 30],
    ],
    [
      'one that names the clock that is shown anyway',
      [frt({ clock: 'calendar', validFrom: '2026-03-09' }), frt({ value: 9 * minuteMs })],
      [9, 30],
    ],
    [
      'none of another limit',
      [
        frt({ statistic: 'share-within', limit: 1, validFrom: '2026-03-09' }),
        frt({ statistic: 'share-within', limit: 2, value: minuteMs }),
      ],
      [undefined, 30],
    ],
  ])('draws the target of each day: %s', (_, targets, expected) => {
    const { trend = [] } = cardOf('first-response-time', { targets });
    const inMinutes = trend.slice(-2).map(({ target }) => target && target / minuteMs);
    expect(inMinutes).toEqual(expected);
  });

  it('of a total, draws no target: that is the whole period’s', () => {
    const target: Target = { metric: 'backlog-in', statistic: 'sum', value: 40 };
    const sheets = [sheet('2026-03-09', row('1', { 'backlog-in': 1 }))];
    const { trend = [] } = cardOf('backlog-in', { sheets, targets: [target] });
    expect(trend.at(-1)).toEqual({ day: '2026-03-09', value: 1, target: undefined });
  });

  it('follows the channel', () => {
    const sheets = [
      sheet(
        '2026-03-09',
        row('1', { 'first-response-time': minuteMs }, { channel: 'chat' }),
        row('2', { 'first-response-time': 60 * minuteMs }, { channel: 'email' }),
      ),
    ];
    const card = cardOf('first-response-time', { sheets, channel: 'chat' });
    expect(card.figure.statistics.median).toBe(minuteMs);
    expect(card.trend?.at(-1)?.value).toBe(minuteMs);
  });

  it('counts who still waits past the limit in today’s share, not in the share of a day that is over', () => {
    const target = frt({ statistic: 'share-within', value: 0.8, limit: 60 * minuteMs });
    const open: OpenRow[] = [
      { connection: 'c1', ticket: '9', for: 'first-reply', since: now - 61 * minuteMs },
      { connection: 'c1', ticket: '8', for: 'first-reply', since: now - 59 * minuteMs },
    ];
    const card = cardOf('first-response-time', { sheets: weeks, open, targets: [target] });
    expect(card.figure.within).toEqual({ num: 5, den: 6, waiting: [{ connection: 'c1', ticket: '9' }] });
    expect(card.trend?.find(({ day }) => day === '2026-03-03')?.value).toBe(1);
    expect(card.trend?.at(-1)?.value).toBe(3 / 4);
  });

  it('of a share of time has the hours of its period', () => {
    const sheets = [sheet('2026-03-09', row('1', { 'time-worked': 90 * minuteMs }))];
    const card = cardOf('utilization', { sheets, period: 'today', definitions: { shift: [nineToFive] } });
    expect(card.figure.ratio).toEqual({ num: 90 * minuteMs, den: 180 * minuteMs });
    expect(cardOf('utilization', { sheets }).figure.missing).toBe('no-shift');
    expect(card.change).toBeUndefined();
    expect(card.trend?.map(({ value }) => value)).toEqual([...Array(13).fill(undefined), 0.5]);
  });

  it('keeps a verdict that is still to fall due apart, whatever the period', () => {
    const verdict = { firstSolvedAt: now - 1, dueAt: now + 7 * 86_400_000, verified: false };
    const sheets = [sheet('2026-03-16', row('1', { 'first-contact-resolution': verdict }))];
    const card = cardOf('first-contact-resolution', { sheets, period: 'today' });
    expect(card.figure.apart.pending).toHaveLength(1);
  });
});

it('channels are those of the sheets and of the open tickets, each once', () => {
  const sheets = [
    sheet('2026-03-09', row('1', {}, { channel: 'email' }), row('2', {}), row('3', {}, { channel: 'chat' })),
  ];
  const open = [
    { connection: 'c1', ticket: '9', channel: 'voice' },
    { connection: 'c1', ticket: '8', channel: 'chat' },
  ];
  expect(channelsIn(sheets, open)).toEqual(['chat', 'email', 'voice']);
});
