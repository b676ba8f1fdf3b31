import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { MetricId } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { readFigureTickets } from '../../../lib/stores/figure-tickets.ts';
import { installAfresh } from '../background/fresh.ts';
import { at, minuteMs, story } from '../domain/storyteller.ts';

const connection = 'zendesk@https://acme.zendesk.com';
const me = {
  id: connection,
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  viewer: 'anna',
} as const;
const definitions = defaultDefinitions('UTC');
const day = '2026-03-02';

/** Solved at 10:00 after five minutes of work. */
function solved(ticket: string, more: Partial<TicketRecord> = {}): TicketRecord {
  return {
    ...emptyRecord(connection, ticket),
    events: story('03-02 09:00:00 pat opens', '03-02 09:50:00 anna writes', '03-02 10:00:00 anna solves'),
    complete: true,
    spans: [{ from: at('03-02 09:45:00'), to: at('03-02 09:50:00') }],
    ...more,
  };
}
const booked = (mine: number, all = mine) => ({
  accounted: { mineMs: mine * minuteMs, allMs: all * minuteMs },
});

async function read(records: TicketRecord[], count: number, metric: MetricId = 'handle-time') {
  const db = await openDatabase();
  for (const record of records) await db.put('tickets', record);
  const refs = records.map(({ ticket }) => ({ connection, ticket, day }));
  return readFigureTickets(metrics[metric], refs, count, [{ ...me, connectedAt: 0 }], definitions);
}

beforeEach(installAfresh);

test('beside handle time stands what the agent booked, where there is some', async () => {
  const { tickets } = await read([solved('1', booked(4, 9)), solved('2', booked(0, 9)), solved('3')], 30);
  const shown = new Map(tickets.map((one) => [one.ticket, one.booked]));
  expect([shown.get('1'), shown.get('2'), shown.get('3')]).toEqual([
    booked(4, 9).accounted,
    undefined,
    undefined,
  ]);
});

test('both are added up over all tickets, whichever are shown', async () => {
  const { tickets, crossCheck } = await read(
    [solved('1', booked(4)), solved('2'), solved('3', booked(7, 20))],
    1,
  );
  expect(tickets.map(({ ticket }) => ticket)).toEqual(['1']);
  expect(crossCheck).toEqual({ tickets: 2, measuredMs: 10 * minuteMs, bookedMs: 11 * minuteMs });
});

test('where the agent corrected the time, it is what was measured that is held against what was booked', async () => {
  const correction = {
    id: 'c',
    madeAt: at('03-02 11:00:00'),
    from: at('03-02 09:45:00'),
    to: at('03-02 09:50:00'),
    ms: minuteMs,
    reason: 'interrupted',
  } as const;
  const { tickets, crossCheck } = await read([solved('1', { ...booked(4), corrections: [correction] })], 30);
  expect(tickets[0]?.measured).toMatchObject([{ value: minuteMs, measuredMs: 5 * minuteMs }]);
  expect(crossCheck).toEqual({ tickets: 1, measuredMs: 5 * minuteMs, bookedMs: 4 * minuteMs });
});

test('behind another figure nothing is said of it', async () => {
  const { tickets, crossCheck } = await read([solved('1', booked(4))], 30, 'first-response-time');
  expect(tickets).toMatchObject([{ ticket: '1' }]);
  expect([tickets[0]?.booked, crossCheck]).toEqual([undefined, undefined]);
});
