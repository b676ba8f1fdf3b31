import { describe, expect, test } from 'vitest';
import { deadlinesOf } from '../../../lib/domain/deadlines.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { type DemoTicket, demoTickets as demoCheck, demoConnection } from '../../../lib/domain/demo.ts';
import { figureOf } from '../../../lib/domain/figures.ts';
import { fileTicket, sheetsOf } from '../../../lib/domain/filing.ts';
import { isIntactRecord } from '../../../lib/domain/intact.ts';
import { addDays, localDay } from '../../../lib/domain/local-day.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import { defaultTargets } from '../../../lib/domain/targets.ts';
import { addSnapshot, emptyRecord } from '../../../lib/domain/ticket-record.ts';
import { demoTickets } from '../../../lib/exchange/demo-tickets.ts';
import { nineToFive } from '../domain/schedules.ts';

const zone = 'Europe/Berlin';
const wednesday = Date.parse('2026-11-25T14:30:00Z');
const instants = {
  'in mid-shift': wednesday,
  'on a Sunday night': Date.parse('2026-11-22T02:00:00Z'),
  'as a day begins': Date.parse('2026-11-23T08:05:00Z'),
  'after the clocks changed': Date.parse('2026-10-27T11:00:00Z'),
};

const recordOf = ({ snapshot, spans }: DemoTicket) => ({
  ...addSnapshot(emptyRecord(demoConnection.id, snapshot.ticket), snapshot),
  spans,
});

/** What the recorder makes of them. */
function filingsOf(tickets: readonly DemoTicket[]) {
  const definitions = { ...defaultDefinitions(zone), supportHours: [nineToFive], shift: [nineToFive] };
  const rules = rulesOf(definitions);
  return tickets.map((one) =>
    fileTicket(recordOf(one), demoConnection.viewer, one.snapshot.readAt, rules, []),
  );
}

describe.each(Object.entries(instants))('%s', (_, now) => {
  const tickets = demoTickets(7, now, zone);
  const filings = filingsOf(tickets);
  const sheets = sheetsOf(demoConnection.id, filings);

  test('the same for the same seed, others for another', () => {
    expect(demoTickets(7, now, zone)).toEqual(tickets);
    expect(demoTickets(8, now, zone)).not.toEqual(tickets);
  });

  test('some 250 tickets, each once, as the border takes them', () => {
    expect(tickets.length).toBeGreaterThan(220);
    expect(tickets.length).toBeLessThan(300);
    expect(new Set(tickets.map(({ snapshot }) => snapshot.ticket)).size).toBe(tickets.length);
    for (let done = 0; done < tickets.length; done += 100)
      expect(() => demoCheck(tickets.slice(done, done + 100))).not.toThrow();
    expect(tickets.map(recordOf).filter((record) => !isIntactRecord(record))).toEqual([]);
  });

  test('nothing of it lies in the future, or at an impossible instant', () => {
    const late = tickets.flatMap(({ snapshot, spans }) => [
      ...snapshot.events.filter(({ at }) => at > now),
      ...spans.filter(({ from, to }) => to > now || to <= from),
    ]);
    expect(late).toEqual([]);
    expect(tickets.filter(({ snapshot }) => snapshot.readAt > now)).toEqual([]);
    const impossible = sheets.flatMap(({ rows }) =>
      rows.filter(({ leftOut }) => Object.values(leftOut).includes('impossible-order')),
    );
    expect(impossible).toEqual([]);
  });

  test('one second belongs to one ticket', () => {
    const spans = tickets.flatMap((one) => one.spans).sort((a, b) => a.from - b.from);
    expect(spans.filter(({ from }, index) => from < (spans[index - 1]?.to ?? 0))).toEqual([]);
  });

  test('every figure of thirty days has values behind it', () => {
    const to = localDay(now, zone);
    const reading = { from: addDays(to, -29), to, now, hours: { shiftMs: 1, availableMs: 1 } };
    const empty = Object.values(metrics).filter((metric) => figureOf(metric, sheets, reading).n === 0);
    expect(empty.map(({ id }) => id)).toEqual([]);
  });

  test('the three headlines look like somebody’s work', () => {
    const to = localDay(now, zone);
    const reading = { from: addDays(to, -29), to, now };
    const of = (id: keyof typeof metrics) => figureOf(metrics[id], sheets, reading);
    const minutes = (ms = 0) => ms / 60_000;
    expect(minutes(of('first-response-time').statistics.median)).toBeGreaterThan(10);
    expect(minutes(of('first-response-time').statistics.median)).toBeLessThan(90);
    expect(minutes(of('handle-time').statistics.mean)).toBeGreaterThan(4);
    expect(minutes(of('handle-time').statistics.mean)).toBeLessThan(15);
    expect(of('first-contact-resolution').statistics.ratio).toBeGreaterThan(0.65);
    expect(of('first-contact-resolution').statistics.ratio).toBeLessThan(0.95);
    expect(of('first-contact-resolution').apart.pending?.length).toBeGreaterThan(0);
  });

  test('some tickets wait near their limits, one past it', () => {
    const open = filings.flatMap((filing) => filing.open ?? []);
    const limits = {
      targets: defaultTargets,
      today: localDay(now, zone),
      clock: 'calendar',
      support: undefined,
      now,
    } as const;
    const left = deadlinesOf(open, limits).map(({ leftMs }) => Math.round(leftMs / 60_000));
    expect(left).toEqual([-14, 14, 22, 49, 98, 145]);
  });
});

test('no word that anybody wrote: only what a recorded ticket has', () => {
  const texts = new Set(
    demoTickets(7, wednesday, zone).flatMap(({ snapshot }) =>
      [snapshot.requester, ...snapshot.events.flatMap((event) => ('by' in event ? event.by?.id : []))].map(
        (id) => id?.replace(/\d+/, '#'),
      ),
    ),
  );
  expect([...texts].sort()).toEqual(['colleague', 'customer-#', 'me', 'rule']);
});

test('where the zone is another, so are its nine to five', () => {
  const hours = (timeZone: string) =>
    new Set(
      demoTickets(7, wednesday, timeZone).flatMap(({ spans }) =>
        spans.map(({ from }) => new Date(from).getUTCHours()),
      ),
    );
  expect(Math.min(...hours('UTC'))).toBe(9);
  expect(Math.max(...hours('UTC'))).toBe(16);
  expect(hours('America/New_York').has(10)).toBe(false);
});
