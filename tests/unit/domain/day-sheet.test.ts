import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DayRow,
  type DaySheet,
  type Filing,
  replaceRow,
  rowsOf,
} from '../../../lib/domain/day-sheet.ts';
import { outcomeOf } from '../../../lib/domain/outcome.ts';
import type { TicketEvent, TicketSnapshot } from '../../../lib/domain/ticket.ts';
import { addSnapshot, emptyRecord, type TicketRecord } from '../../../lib/domain/ticket-record.ts';
import { at, dayMs, hourMs, minuteMs, outcome, story } from './storyteller.ts';

const filing = (over: Partial<Filing> = {}): Filing => ({
  ticket: '7',
  channel: undefined,
  lastReadAt: undefined,
  timeZone: 'UTC',
  ...over,
});

const begun = ['03-02 09:00:00 pat opens', '03-02 09:42:10 anna writes', '03-02 10:00:00 anna solves'];
const contact = [
  '03-03 08:00:00 pat writes, reopens',
  '03-03 08:30:00 anna writes',
  '03-03 09:00:00 anna solves',
];
const spans = [{ from: at('03-02 09:30:00'), to: at('03-02 09:40:00') }];

describe('the rows of a ticket', () => {
  it('lie on the days on which its values came into being', () => {
    const rows = rowsOf(outcome([...begun, ...contact], { spans }), filing({ channel: 'email' }));
    expect(Object.fromEntries(rows)).toEqual({
      '2026-03-02': {
        ticket: '7',
        channel: 'email',
        values: {
          'first-response-time': 2_530_000,
          'first-response-time-mine': 2_530_000,
          'first-resolution-time': hourMs,
          reopens: 1,
        },
        leftOut: {},
      },
      '2026-03-03': {
        ticket: '7',
        channel: 'email',
        values: { 'full-resolution-time': 24 * hourMs, 'handle-time': 10 * minuteMs },
        leftOut: {},
      },
      '2026-03-09': {
        ticket: '7',
        channel: 'email',
        values: {
          'first-contact-resolution': {
            firstSolvedAt: at('03-02 10:00:00'),
            dueAt: at('03-09 10:00:00'),
            secondContactAt: at('03-03 08:00:00'),
            verified: false,
          },
        },
        leftOut: {},
      },
    });
  });

  it.each([
    ['never read completely', undefined, false],
    ['read a millisecond too early', at('03-09 10:00:00') - 1, false],
    ['read when the verdict fell due', at('03-09 10:00:00'), true],
    ['read later', at('04-01 10:00:00'), true],
  ])('a verdict %s', (_, lastReadAt, verified) => {
    const rows = rowsOf(outcome(begun), filing({ lastReadAt }));
    expect(rows.get('2026-03-09')?.values['first-contact-resolution']).toMatchObject({ verified });
  });

  it('say on its day why a value is missing', () => {
    const rows = rowsOf(
      outcome(['03-01 09:00:00 bob writes', ...begun.slice(1)], { complete: false }),
      filing(),
    );
    expect(Object.fromEntries(rows)).toEqual({
      '2026-03-02': {
        ticket: '7',
        values: {},
        leftOut: {
          'first-response-time': 'first-message-not-seen',
          'first-response-time-mine': 'first-message-not-seen',
          'first-resolution-time': 'first-message-not-seen',
          'full-resolution-time': 'first-message-not-seen',
          reopens: 'first-message-not-seen',
          'handle-time': 'no-handle-time',
        },
      },
      '2026-03-09': {
        ticket: '7',
        values: {},
        leftOut: { 'first-contact-resolution': 'first-message-not-seen' },
      },
    });
  });

  it('leave out my own clock alone where only its start is impossible', () => {
    const lines = [...begun, '03-02 08:59:00 bob gives anna'];
    expect(rowsOf(outcome(lines), filing()).get('2026-03-02')).toMatchObject({
      values: { 'first-response-time': 2_530_000 },
      leftOut: { 'first-response-time-mine': 'impossible-order' },
    });
  });

  it.each([
    ['waiting', begun.slice(0, 1)],
    ["a colleague's", ['03-02 09:00:00 pat opens', '03-02 09:10:00 bob writes', '03-02 10:00:00 bob solves']],
    ['merged away', [...begun, '03-04 09:00:00 rule merges']],
  ])('are none: %s', (_, lines) => {
    expect(rowsOf(outcome(lines, { spans }), filing()).size).toBe(0);
  });

  it.each([
    ['America/St_Johns', '03-08 03:29:59', '2026-03-07'],
    ['America/St_Johns', '03-08 03:30:00', '2026-03-08'],
    ['America/St_Johns', '03-09 02:29:59', '2026-03-08'],
    ['America/St_Johns', '11-02 03:29:59', '2026-11-01'],
    ['Asia/Kolkata', '03-02 18:29:59', '2026-03-02'],
    ['Asia/Kolkata', '03-02 18:30:00', '2026-03-03'],
    ['Australia/Lord_Howe', '04-05 13:29:59', '2026-04-05'],
    ['Australia/Lord_Howe', '04-05 13:30:00', '2026-04-06'],
    ['Australia/Lord_Howe', '10-04 12:59:59', '2026-10-04'],
    ['Australia/Lord_Howe', '10-04 13:00:00', '2026-10-05'],
  ])('in %s: a reply at %s UTC is of %s', (timeZone, time, day) => {
    const told = outcome(['01-01 00:00:00 pat opens', `${time} anna writes`]);
    expect([...rowsOf(told, filing({ timeZone })).keys()]).toEqual([day]);
  });

  it('a verdict over a change of clocks is due after days of 24 h', () => {
    const told = outcome(['03-01 09:00:00 pat opens', '03-02 04:00:00 anna solves']);
    // Solved at 00:30 on the 2nd in St. John's; due at 01:30 on the 9th, on summer time by then.
    expect([...rowsOf(told, filing({ timeZone: 'America/St_Johns' })).keys()]).toEqual([
      '2026-03-02',
      '2026-03-09',
    ]);
  });
});

describe('a sheet', () => {
  const row = (ticket: string, over: Partial<DayRow> = {}): DayRow => ({
    ticket,
    values: {},
    leftOut: {},
    ...over,
  });
  const sheet = (...tickets: string[]): DaySheet => ({
    day: '2026-03-02',
    connection: 'c1',
    rows: tickets.map((ticket) => row(ticket)),
  });

  it.each<[string, DaySheet, string, DayRow | undefined, string[]]>([
    ['a first row', sheet(), '7', row('7'), ['7']],
    ['a row in the order of numbers', sheet('9', '11'), '10', row('10'), ['9', '10', '11']],
    ['a row at the beginning', sheet('9', '11'), '2', row('2'), ['2', '9', '11']],
    ['a row at the end', sheet('9', '11'), '100', row('100'), ['9', '11', '100']],
    ['a row that is there', sheet('9', '10', '11'), '10', row('10'), ['9', '10', '11']],
    ['no row, retracted', sheet('9', '10', '11'), '10', undefined, ['9', '11']],
    ['no row where there was none', sheet('9'), '10', undefined, ['9']],
  ])('takes %s', (_, before, ticket, next, tickets) => {
    expect(replaceRow(before, ticket, next)).toEqual(sheet(...tickets));
  });

  it('with nothing left on it is no sheet', () => {
    expect(replaceRow(sheet('7'), '7', undefined)).toBeUndefined();
    expect(replaceRow(sheet(), '7', undefined)).toBeUndefined();
  });

  it('holds the new row, not the old one', () => {
    const replaced = replaceRow(sheet('7'), '7', row('7', { values: { reopens: 3 } }));
    expect(replaced?.rows).toEqual([row('7', { values: { reopens: 3 } })]);
  });
});

/** What the recorder keeps, without a database. */
class Shelf {
  records = new Map<string, TicketRecord>();
  readAt = new Map<string, number>();
  sheets = new Map<string, DaySheet>();

  read(snapshot: TicketSnapshot): void {
    const { ticket, complete, readAt } = snapshot;
    const known = this.records.get(ticket) ?? emptyRecord('c1', ticket);
    if (complete) this.readAt.set(ticket, Math.max(readAt, this.readAt.get(ticket) ?? 0));
    this.file(known, addSnapshot(known, snapshot));
  }

  file(known: TicketRecord, record: TicketRecord): void {
    const { ticket, channel } = record;
    const filed = filing({
      ticket,
      channel,
      lastReadAt: this.readAt.get(ticket),
      timeZone: 'America/St_Johns',
    });
    const rows = rowsOf(outcomeOf(record, 'anna', { fcrWindowDays: 7 }), filed);
    const days = [...rows.keys()].sort();
    this.records.set(ticket, { ...record, days });
    for (const day of new Set([...known.days, ...days])) {
      const sheet = this.sheets.get(day) ?? { day, connection: 'c1', rows: [] };
      const replaced = replaceRow(sheet, ticket, rows.get(day));
      if (replaced) this.sheets.set(day, replaced);
      else this.sheets.delete(day);
    }
  }

  rebuilt(): Shelf {
    const shelf = new Shelf();
    shelf.readAt = this.readAt;
    for (const record of [...this.records.values()].reverse()) shelf.file({ ...record, days: [] }, record);
    return shelf;
  }

  bytes(): string {
    const byDay = [...this.sheets.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    const byTicket = [...this.records.values()].sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    return JSON.stringify([byDay, byTicket]);
  }
}

const deeds = [
  'anna writes',
  'anna notes',
  'anna solves',
  'bob writes',
  'bob solves',
  'bob gives anna',
].concat([
  'pat writes',
  'pat writes, reopens',
  'rule closes',
  'anna reopens',
  'bot hands-off',
  'rule merges',
]);
const anyEvents = fc
  .array(fc.tuple(fc.constantFrom(...deeds), fc.integer({ min: 0, max: 12 * 24 })), { maxLength: 10 })
  .map((told): TicketEvent[] => {
    const line = ([deed, hour]: [string, number]) => {
      const time = new Date(at('03-02 09:00:00') + hour * hourMs).toISOString();
      return `${time.slice(5, 10)} ${time.slice(11, 19)} ${deed}`;
    };
    return story('03-02 09:00:00 pat opens', ...told.map(line));
  });
const anySnapshots = fc
  .tuple(...['9', '10', '11'].map((ticket) => fc.tuple(fc.constant(ticket), anyEvents)))
  .chain((tickets) =>
    fc.array(
      fc.constantFrom(...tickets).chain(([ticket, events]) =>
        fc.record({
          helpdesk: fc.constant('zendesk' as const),
          origin: fc.constant('https://acme.zendesk.com'),
          ticket: fc.constant(ticket),
          events: fc.subarray(events),
          complete: fc.boolean(),
          precision: fc.constant('second' as const),
          readAt: fc.nat(30).map((days) => at('03-15 00:00:00') + days * dayMs),
          channel: fc.constant('email'),
        }),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  );
const shelfOf = (snapshots: readonly TicketSnapshot[]) => {
  const shelf = new Shelf();
  for (const snapshot of snapshots) shelf.read(snapshot);
  return shelf;
};

describe('any readings of any tickets', () => {
  it('filed one by one are, byte for byte, what a rebuild files', () => {
    fc.assert(
      fc.property(anySnapshots, (snapshots) => {
        const shelf = shelfOf(snapshots);
        expect(shelf.rebuilt().bytes()).toBe(shelf.bytes());
      }),
    );
  });

  it('in any order, and repeated, give the same bytes', () => {
    const shuffled = anySnapshots.chain((snapshots) => {
      const twice = [...snapshots, ...snapshots];
      return fc.tuple(fc.constant(snapshots), fc.shuffledSubarray(twice, { minLength: twice.length }));
    });
    fc.assert(
      fc.property(shuffled, ([snapshots, again]) => {
        expect(shelfOf(again).bytes()).toBe(shelfOf(snapshots).bytes());
      }),
    );
  });
});
