import { describe, expect, it } from 'vitest';
import { ageBands, backlogTrend, daysToClear } from '../../../lib/domain/backlog.ts';
import { type DayRow, type DaySheet, rowsOf } from '../../../lib/domain/day-sheet.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { outcome } from './storyteller.ts';

const open = (createdAt?: number): OpenRow => ({
  connection: 'c1',
  ticket: '1',
  ...(createdAt !== undefined && { createdAt }),
});
const sheet = (day: string, values: DayRow['values'], connection = 'c1'): DaySheet => ({
  day,
  connection,
  rows: [{ ticket: '1', values, leftOut: {} }],
});

describe('the trend', () => {
  const sheets = [
    sheet('2026-03-03', { 'backlog-in': 1 }),
    sheet('2026-03-04', { 'backlog-in': [1, 1], 'backlog-out': 1 }),
    sheet('2026-03-04', { 'backlog-out': 1 }, 'c2'),
    sheet('2026-03-06', { 'backlog-in': 1 }),
  ];
  const trend = (from: string, to: string) =>
    backlogTrend(sheets, [open(), open(), open()], { from, to }, '2026-03-07').map(
      ({ day, opening, in: came, out, closing }) =>
        `${day.slice(8)}: ${opening} + ${came} − ${out} = ${closing}`,
    );

  it('ends with what stands in it now, and balances on every day', () => {
    expect(trend('2026-03-03', '2026-03-07')).toEqual([
      '03: 1 + 1 − 0 = 2',
      '04: 2 + 2 − 2 = 2',
      '05: 2 + 0 − 0 = 2',
      '06: 2 + 1 − 0 = 3',
      '07: 3 + 0 − 0 = 3',
    ]);
  });

  it('of a period that is over takes what came after it into account', () => {
    expect(trend('2026-03-04', '2026-03-05')).toEqual(['04: 2 + 2 − 2 = 2', '05: 2 + 0 − 0 = 2']);
  });

  it('says what the moves up to today say, though a wrong clock puts moves on coming days', () => {
    const lines = ['03-02 09:00:00 pat opens', '03-02 09:10:00 anna takes', '04-20 10:00:00 anna solves'];
    const rules = rulesOf(defaultDefinitions('UTC'));
    const rows = rowsOf(outcome(lines, { suspectLines: [3] }), { ticket: '1', lastReadAt: undefined, rules });
    const all = [...rows].map(([day, row]): DaySheet => ({ day, connection: 'c1', rows: [row] }));
    expect(outcome(lines, { suspectLines: [3] }).open).toBeUndefined();
    expect(backlogTrend(all, [], { from: '2026-03-01', to: '2026-03-03' }, '2026-03-03')).toEqual([
      { day: '2026-03-01', opening: 0, in: 0, out: 0, closing: 0 },
      { day: '2026-03-02', opening: 0, in: 1, out: 0, closing: 1 },
      { day: '2026-03-03', opening: 1, in: 0, out: 0, closing: 1 },
    ]);
  });
});

it('age bands hold their lower bound; an unseen beginning has no age', () => {
  const { bands, unknown } = ageBands([open(100), open(90), open(89), open()], [10], 100);
  expect(bands.map(({ count }) => count)).toEqual([1, 2]);
  expect(unknown).toBe(1);
});

it.each([
  [2, 2],
  [3, 4 / 3],
  [0, null],
])('four tickets at %d solved a day are cleared in days: %s', (perDay, days) => {
  expect(daysToClear([open(), open(), open(), open()], perDay)).toBe(days);
});
