import { describe, expect, it } from 'vitest';
import type { DaySheet } from '../../../lib/domain/day-sheet.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { namesSeen, type PreviewBasis, previewOf } from '../../../lib/domain/target-preview.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { nineToFive } from './schedules.ts';
import { at, hourMs, minuteMs } from './storyteller.ts';

const now = at('03-09 12:00:00');
const days = { from: '2026-02-08', to: '2026-03-09' };

/** `business`: half of it, so that the two are told apart. */
const sheet = (day: string, minutes: number[], channel = 'email'): DaySheet => ({
  day,
  connection: 'c1',
  rows: minutes.map((value, index) => ({
    ticket: `${day}-${index}`,
    channel,
    priority: 'high',
    values: { 'first-response-time': value * minuteMs },
    business: { 'first-response-time': (value * minuteMs) / 2 },
    leftOut: {},
  })),
});
const basis: PreviewBasis = {
  days,
  sheets: [
    sheet('2026-02-07', [900]),
    sheet('2026-03-01', [10, 20]),
    sheet('2026-03-02', [100, 50], 'chat'),
    sheet('2026-03-09', [60]),
    sheet('2026-03-10', [900]),
  ],
  open: [],
  rules: rulesOf(defaultDefinitions('Etc/UTC')),
  now,
};
const frt: Target = { metric: 'first-response-time', statistic: 'median', value: 50 * minuteMs };
const waiting: OpenRow = {
  connection: 'c1',
  ticket: '9',
  for: 'first-reply',
  since: now - 3 * hourMs,
  createdAt: now - 3 * hourMs,
} as OpenRow;

describe('how a target would have stood', () => {
  it.each<[string, Partial<Target>, number, number, string, { met: number; judged: number }]>([
    ['the median of the days', {}, 50 * minuteMs, 5, 'met', { met: 1, judged: 3 }],
    [
      'a day that equals it meets it',
      { value: 60 * minuteMs },
      50 * minuteMs,
      5,
      'met',
      { met: 2, judged: 3 },
    ],
    ['missed', { value: 49 * minuteMs }, 50 * minuteMs, 5, 'missed', { met: 1, judged: 3 }],
    ['another statistic', { statistic: 'mean' }, 48 * minuteMs, 5, 'met', { met: 1, judged: 3 }],
    ['of a channel', { channel: 'chat' }, 75 * minuteMs, 2, 'missed', { met: 0, judged: 1 }],
    ['of a priority', { priority: 'high' }, 50 * minuteMs, 5, 'met', { met: 1, judged: 3 }],
    ['on business time', { clock: 'business' }, 25 * minuteMs, 5, 'met', { met: 3, judged: 3 }],
  ])('%s', (_, over, reached, n, state, byDay) => {
    const target = { ...frt, ...over };
    const { figure, standing, days: judged } = previewOf(target, basis);
    expect(figure.statistics[target.statistic]).toBe(reached);
    expect(figure.n).toBe(n);
    expect(standing.state).toBe(state);
    expect(judged).toEqual(byDay);
  });

  it('a share within counts who still waits, today and in the whole, on no other day', () => {
    const target: Target = { ...frt, statistic: 'share-within', value: 0.5, limit: 60 * minuteMs };
    const { figure, days: judged } = previewOf(target, { ...basis, open: [waiting] });
    expect(figure.within).toMatchObject({ num: 4, den: 6 });
    // 1 March: 2 of 2; 2 March: 1 of 2; today: 1 of 1, and one waits.
    expect(judged).toEqual({ met: 3, judged: 3 });
    const strict = previewOf({ ...target, value: 0.6 }, { ...basis, open: [waiting] });
    expect(strict.days).toEqual({ met: 1, judged: 3 });
  });

  it('no values: no day is judged', () => {
    const { standing, days: judged } = previewOf({ ...frt, channel: 'phone' }, basis);
    expect(standing).toEqual({ state: 'no-data' });
    expect(judged).toEqual({ met: 0, judged: 0 });
  });

  it('a share of my shift', () => {
    const target: Target = { metric: 'utilization', statistic: 'ratio', value: 0.5 };
    expect(previewOf(target, basis).standing.state).toBe('no-data');
    const worked: DaySheet = {
      day: '2026-03-02',
      connection: 'c1',
      rows: [{ ticket: '1', values: { 'time-worked': 4 * hourMs }, leftOut: {} }],
    };
    const shift = { ...defaultDefinitions('Etc/UTC'), shift: [nineToFive] };
    const preview = previewOf(target, { ...basis, sheets: [worked], rules: rulesOf(shift) });
    expect(preview.days.met).toBe(1);
    expect(preview.figure.ratio?.num).toBe(4 * hourMs);
  });
});

describe('names for choices', () => {
  it('those that tickets were seen with, each once, the open ones too', () => {
    expect(namesSeen({ ...basis, open: [{ ...waiting, channel: 'phone' }] })).toEqual({
      channels: ['chat', 'email', 'phone'],
      priorities: ['high'],
    });
  });
});
