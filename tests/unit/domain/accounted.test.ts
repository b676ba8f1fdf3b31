import { describe, expect, test } from 'vitest';
import { crossCheck, isBooked, type Pair } from '../../../lib/domain/accounted.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { figureOf } from '../../../lib/domain/figures.ts';
import { fileTicket, sheetsOf } from '../../../lib/domain/filing.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import type { Accounted } from '../../../lib/domain/ticket.ts';
import { emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { nineToFive } from './schedules.ts';
import { at, minuteMs, story } from './storyteller.ts';

const min = (mine: number, all = mine): Accounted => ({ mineMs: mine * minuteMs, allMs: all * minuteMs });

test.each<[string, Accounted | undefined, boolean]>([
  ['nothing told', undefined, false],
  ['a minute of mine', min(1), true],
  ['a colleague’s alone', min(0, 20), false],
  ['taken back', min(0), false],
  ['less than nothing: a colleague’s booking corrected', min(-5, 10), false],
])('is there something to show: %s', (_, accounted, expected) => {
  expect(isBooked(accounted)).toBe(expected);
});

describe('how both add up', () => {
  const pair = (measuredMin: number | undefined, accounted?: Accounted): Pair => ({
    measuredMs: measuredMin === undefined ? undefined : measuredMin * minuteMs,
    accounted,
  });
  test.each<[string, Pair[], object | undefined]>([
    ['no tickets', [], undefined],
    ['measured alone, booked alone', [pair(12), pair(undefined, min(10))], undefined],
    [
      'over those with both, of mine',
      [pair(12, min(10, 25)), pair(3), pair(undefined, min(7)), pair(8, min(9)), pair(5, min(0, 4))],
      { tickets: 2, measuredMs: 20 * minuteMs, bookedMs: 19 * minuteMs },
    ],
  ])('%s', (_, pairs, expected) => {
    expect(crossCheck(pairs)).toEqual(expected);
  });
});

test('what is booked changes no figure, and nothing that is filed', () => {
  const definitions = { ...defaultDefinitions('UTC'), supportHours: [nineToFive] };
  const rules = rulesOf(definitions);
  const record: TicketRecord = {
    ...emptyRecord('c1', '7'),
    events: story(
      '03-02 09:00:00 pat opens',
      '03-02 09:10:00 anna writes',
      '03-02 09:40:00 anna solves',
      '03-03 09:00:00 pat writes, opens again',
      '03-03 09:20:00 anna writes',
      '03-03 09:21:00 anna solves',
    ),
    complete: true,
    spans: [{ from: at('03-02 09:02:00'), to: at('03-02 09:11:30') }],
  };
  const reading = { from: '2026-03-01', to: '2026-03-31', now: at('03-31 12:00:00') } as const;
  const filedWith = (accounted?: Accounted) => {
    const filing = fileTicket({ ...record, ...(accounted && { accounted }) }, 'anna', undefined, rules, []);
    const sheets = sheetsOf('c1', [filing]);
    const figures = Object.values(metrics).map((metric) => figureOf(metric, sheets, reading));
    return JSON.stringify({ rows: [...filing.rows], open: filing.open, figures });
  };
  expect(filedWith()).toContain('"handle-time":570000');
  for (const accounted of [min(1), min(0, 90), min(600, 900)]) expect(filedWith(accounted)).toBe(filedWith());
});
