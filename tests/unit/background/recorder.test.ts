import { beforeEach, describe, expect, test, vi } from 'vitest';
import { recordSnapshot } from '../../../lib/background/recorder.ts';
import { recordReport } from '../../../lib/background/work-recorder.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey } from '../../../lib/db/schema.ts';
import type { Definitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import type { TicketEvent } from '../../../lib/domain/ticket.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import {
  anna,
  answered,
  at,
  contents,
  definitions,
  filed,
  reopened,
  snapshot,
  solved,
  solvedAgain,
} from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const connection = 'zendesk@https://acme.zendesk.com';
const owner = { id: connection, viewer: anna.id };

beforeEach(async () => {
  await installAfresh();
  await connect(connection);
  await under(definitions);
});

async function under(chosen: Definitions): Promise<void> {
  const db = await openDatabase();
  await db.put('filing', { now: { definitions: chosen, version: filingVersion } }, filingKey);
}

async function connect(id: string, viewer = anna.id): Promise<void> {
  const db = await openDatabase();
  await db.put('connections', {
    id,
    helpdesk: 'zendesk',
    origin: 'https://acme.zendesk.com',
    viewer,
    connectedAt: 1,
  });
}

const record = (...args: Parameters<typeof snapshot>) => recordSnapshot(owner, snapshot(...args));
let seq = 0;
const nextSeq = () => {
  seq += 1;
  return seq;
};
const attend = (
  instant: string,
  state: 'active' | 'away',
  fields: { ticket?: string; connection?: string; source?: string } = {},
) =>
  recordReport({
    type: 'report',
    seq: nextSeq(),
    connection,
    ticket: '5',
    source: 'tab',
    at: at(instant),
    inputAt: at(instant),
    state,
    ...fields,
  });

describe('a reading', () => {
  test('stores the ticket, the instant of the reading, the sheets and what waits', async () => {
    await record(reopened);
    const { tickets, seen, open, days } = await contents();
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({ connection, ticket: '5', complete: true, events: { length: 8 } });
    expect(days.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03', '2026-03-09']);
    expect(seen).toEqual([{ connection, ticket: '5', completeAt: at('2026-03-04T12:00:00') }]);
    expect(open).toEqual([
      {
        connection,
        ticket: '5',
        for: 'next-reply',
        since: at('2026-03-03T08:00:00'),
        createdAt: at('2026-03-02T09:00:00'),
        solvedBefore: true,
      },
    ]);
    expect(await filed('first-response-time')).toEqual(['2026-03-02 5 2530000']);
  });

  test('is one transaction', async () => {
    const db = await openDatabase();
    const transaction = vi.spyOn(db, 'transaction');
    await record(solved);
    // Before it, one look at what it is to be filed under.
    expect(transaction.mock.calls.map(([, mode]) => mode)).toEqual(['readonly', 'readwrite']);
  });

  test('repeated leaves everything but the instant as it was, byte by byte', async () => {
    await record(solvedAgain);
    const before = await contents();
    await record(solvedAgain, { readAt: at('2026-03-05T12:00:00') });
    const after = await contents();
    expect(JSON.stringify(after.tickets)).toBe(JSON.stringify(before.tickets));
    expect(JSON.stringify(after.days)).toBe(JSON.stringify(before.days));
    expect(after.seen[0]?.completeAt).toBe(at('2026-03-05T12:00:00'));
  });

  test.each([
    ['solved', solvedAgain],
    ['open', reopened],
  ])('of a ticket that is %s, repeated, writes nothing', async (_, events) => {
    await record(events);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    const remove = vi.spyOn(IDBObjectStore.prototype, 'delete');
    await record(events);
    expect([put.mock.calls, remove.mock.calls]).toEqual([[], []]);
  });

  test('that saw less removes nothing and is no complete one', async () => {
    await record(solvedAgain);
    const before = await contents();
    await record(answered.slice(3), { complete: false, readAt: at('2026-03-05T12:00:00') });
    expect(await contents()).toEqual(before);
  });

  test('of an older page does not turn the clock of readings back', async () => {
    await record(solvedAgain);
    await record(solvedAgain, { readAt: at('2026-03-03T12:00:00') });
    expect((await contents()).seen[0]?.completeAt).toBe(at('2026-03-04T12:00:00'));
  });

  test('of a ticket that is solved, or somebody else’s, takes it off the list', async () => {
    await record(reopened);
    await record(solvedAgain);
    expect((await contents()).open).toEqual([]);
    const handedOver = { id: 'x', at: at('2026-03-03T08:10:00'), type: 'assignment' as const, to: '13' };
    await record([...reopened, handedOver], { ticket: '6' });
    expect((await contents()).open).toEqual([]);
  });

  test('moves a row to the day of the solve that counts', async () => {
    await record(solved);
    expect(await filed('full-resolution-time')).toEqual(['2026-03-02 5 3600000']);
    await record(reopened);
    await record(solvedAgain);
    expect(await filed('full-resolution-time')).toEqual(['2026-03-03 5 86400000']);
    expect(await filed('first-response-time')).toEqual(['2026-03-02 5 2530000']);
  });

  test('two tickets on one day: a row each, in the order of their numbers; one leaves, the other stays', async () => {
    await record(solved, { ticket: '10' });
    await record(solved, { ticket: '9' });
    expect(await filed('full-resolution-time')).toEqual(['2026-03-02 9 3600000', '2026-03-02 10 3600000']);
    await record([...solved, { id: 'm', at: at('2026-03-05T00:00:00'), type: 'merge', into: '10' }], {
      ticket: '9',
    });
    expect(await filed('full-resolution-time')).toEqual(['2026-03-02 10 3600000']);
    // What is left of the merged one: it came into the backlog and left it.
    expect((await contents()).days.map(({ day, rows }) => [day, rows.map(({ ticket }) => ticket)])).toEqual([
      ['2026-03-02', ['9', '10']],
      ['2026-03-09', ['10']],
    ]);
  });

  test('a local day is the agent’s: late on the 2nd in UTC is the 3rd in Tokyo', async () => {
    const late = solved.map((event) => ({ ...event, at: event.at + 6 * 3_600_000 }));
    await under({ ...definitions, timeZone: 'Asia/Tokyo' });
    await recordSnapshot(owner, snapshot(late));
    expect(await filed('first-response-time')).toEqual(['2026-03-03 5 2530000']);
  });
});

describe('first contact resolution', () => {
  const verdict = async () => {
    const { days } = await contents();
    return days.map(({ day, rows }) => [day, rows[0]?.values['first-contact-resolution']]);
  };

  test('is proven only by a complete reading at or after the day it falls due', async () => {
    const due = at('2026-03-09T10:00:00');
    const row = { firstSolvedAt: at('2026-03-02T10:00:00'), dueAt: due };
    const steps = [
      [{ readAt: at('2026-03-04T12:00:00') }, false],
      [{ readAt: due - 1 }, false],
      [{ readAt: due + 1, complete: false }, false],
      [{ readAt: due }, true],
      [{ readAt: due - 2 }, true],
    ] as const;
    for (const [fields, verified] of steps) {
      await record(solved, fields);
      expect((await verdict()).at(-1)).toEqual(['2026-03-09', { ...row, verified }]);
    }
  });
});

describe('another ticket by the same requester', () => {
  const counting = { ...definitions, countsRepeats: true };
  const dayMs = 86_400_000;
  const later = (days: number, events = answered) =>
    events.map((event) => ({ ...event, at: event.at + days * dayMs }));
  const merge: TicketEvent = { id: 'm', at: at('2026-03-04T09:00:00'), type: 'merge', into: '9' };
  const solvedAt = at('2026-03-02T10:00:00');
  const repeatedAt = at('2026-03-03T09:00:00');
  const by = (requester: string, ticket: string, fields = {}) => ({ requester, ticket, ...fields });
  const verdicts = async () => {
    const { days } = await contents();
    const rows = days.flatMap((sheet) => sheet.rows);
    return Object.fromEntries(
      rows.flatMap(({ ticket, values }) => {
        const verdict = values['first-contact-resolution'];
        return typeof verdict === 'object' && 'dueAt' in verdict ? [[ticket, verdict.secondContactAt]] : [];
      }),
    );
  };
  const repeated = { 5: repeatedAt };
  const alone = { 5: undefined };

  test.each([
    ['read after it', false],
    ['read before it', true],
  ])('counts, %s', async (_, isFirst) => {
    await under(counting);
    const readings = [() => record(solved, by('r1', '5')), () => record(later(1), by('r1', '6'))];
    for (const read of isFirst ? readings.reverse() : readings) await read();
    expect(await verdicts()).toEqual(repeated);
  });

  test('does not count unless it is asked for, and nobody looks for it', async () => {
    const looked = vi.spyOn(IDBIndex.prototype, 'getAll');
    await record(solved, by('r1', '5'));
    await record(later(1), by('r1', '6'));
    expect(await verdicts()).toEqual(alone);
    expect(looked).not.toHaveBeenCalled();
  });

  test('counts from when its beginning is seen until it is merged away, in one transaction each', async () => {
    await under(counting);
    await record(solved, by('r1', '5'));
    await record(later(1).slice(2), by('r1', '6', { complete: false }));
    expect(await verdicts()).toEqual(alone);
    const transaction = vi.spyOn(await openDatabase(), 'transaction');
    await record(later(1), by('r1', '6'));
    expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(1);
    expect(await verdicts()).toEqual(repeated);
    await record([...later(1), merge], by('r1', '6'));
    expect(await verdicts()).toEqual(alone);
  });

  test('by somebody else, or on another helpdesk, is nothing to it', async () => {
    const other = { id: 'zendesk@https://other.zendesk.com', viewer: anna.id };
    await connect(other.id);
    await under(counting);
    await record(solved, by('r1', '5'));
    await record(later(1), by('r2', '6'));
    await record(later(1), { ticket: '7' });
    await recordSnapshot(other, snapshot(later(1), by('r1', '8')));
    expect(await verdicts()).toEqual(alone);
  });

  test('that turns out to be by another counts for the other', async () => {
    await under(counting);
    await record(solved, by('r1', '5'));
    await record(solved, by('r2', '15'));
    await record(later(1), by('r1', '6'));
    expect(await verdicts()).toEqual({ 5: repeatedAt, 15: undefined });
    await record(later(1), by('r2', '6'));
    expect(await verdicts()).toEqual({ 5: undefined, 15: repeatedAt });
  });

  test('keeps what the other was read at, and repeated writes nothing', async () => {
    await under(counting);
    await record(solved, by('r1', '5', { readAt: solvedAt + 8 * dayMs }));
    await record(later(1), by('r1', '6', { readAt: solvedAt + 9 * dayMs }));
    const { days } = await contents();
    expect(days.at(-1)?.rows[0]?.values['first-contact-resolution']).toMatchObject({ verified: true });
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await record(later(1), by('r1', '6', { readAt: solvedAt + 9 * dayMs }));
    await record(solved, by('r1', '5', { readAt: solvedAt + 8 * dayMs }));
    expect(put.mock.calls).toEqual([]);
  });
});

describe('attention', () => {
  test('becomes spans and a handle time on the day of the solve', async () => {
    await record(answered);
    await attend('2026-03-02T09:40:00', 'active');
    await attend('2026-03-02T09:40:15', 'active');
    await attend('2026-03-02T09:40:20', 'away');
    expect((await contents()).tickets[0]?.spans).toEqual([
      { from: at('2026-03-02T09:40:00'), to: at('2026-03-02T09:40:20') },
    ]);
    expect(await filed('handle-time')).toEqual([]);
    await record(solved);
    expect(await filed('handle-time')).toEqual(['2026-03-02 5 20000']);
    await attend('2026-03-02T09:59:50', 'active');
    await attend('2026-03-02T10:00:00', 'away');
    expect(await filed('handle-time')).toEqual(['2026-03-02 5 30000']);
  });

  test('the open span outlives the worker, and ends at the last heartbeat when the page fell silent', async () => {
    await attend('2026-03-02T09:40:00', 'active');
    await attend('2026-03-02T09:40:15', 'active');
    expect((await contents()).work).toMatchObject([
      { open: { ticket: '5', confirmedAt: at('2026-03-02T09:40:15') } },
    ]);
    await attend('2026-03-02T11:00:00', 'active', { ticket: '6', source: 'another' });
    const { tickets, work } = await contents();
    expect(tickets).toMatchObject([{ ticket: '5', spans: [{ to: at('2026-03-02T09:40:15') }] }]);
    expect(work).toMatchObject([{ open: { ticket: '6' } }]);
  });

  test('of a ticket never read is kept, and counts once it is', async () => {
    await attend('2026-03-02T09:40:00', 'active');
    await attend('2026-03-02T09:40:20', 'away');
    await record(solved);
    expect(await filed('handle-time')).toEqual(['2026-03-02 5 20000']);
  });

  test('that goes to another connection closes the span of the first under the first', async () => {
    const other = 'request-tracker@https://rt.acme.example';
    await connect(other, '28');
    await record(solved);
    await attend('2026-03-02T09:40:00', 'active');
    await attend('2026-03-02T09:40:30', 'active', { connection: other, ticket: '7' });
    const { tickets, days } = await contents();
    expect(tickets).toMatchObject([{ connection, spans: { length: 1 } }]);
    expect(new Set(days.map((sheet) => sheet.connection))).toEqual(new Set([connection]));
    expect(await filed('handle-time')).toEqual(['2026-03-02 5 30000']);
  });

  test('on a helpdesk that was deleted meanwhile is refused, and the span that was open is nobody’s', async () => {
    await attend('2026-03-02T09:40:00', 'active');
    await (await openDatabase()).delete('connections', connection);
    await expect(attend('2026-03-02T09:40:30', 'away')).rejects.toEqual(new Refused('not-connected'));
    const other = 'zendesk@https://other.zendesk.com';
    await connect(other);
    await attend('2026-03-02T09:41:00', 'active', { connection: other });
    expect(await contents()).toMatchObject({
      tickets: [],
      days: [],
      work: [{ open: { connection: other } }],
    });
  });
});

describe('a ticket that was merged away', () => {
  const merged = (into: string, events = solved): TicketEvent[] => [
    ...events,
    { id: `into ${into}`, at: at('2026-03-05T09:00:00'), type: 'merge', into },
  ];
  const work = async (ticket: string, minute = '40') => {
    await attend(`2026-03-02T09:${minute}:00`, 'active', { ticket });
    await attend(`2026-03-02T09:${minute}:20`, 'away', { ticket });
  };
  const seconds = async () =>
    Object.fromEntries(
      (await contents()).tickets.map(({ ticket, spans }) => [
        ticket,
        spans.reduce((sum, { from, to }) => sum + (to - from) / 1000, 0),
      ]),
    );

  test('gives its work to its target, in the same transaction', async () => {
    await record(solvedAgain, { ticket: '6' });
    await work('5');
    await record(solved);
    expect(await filed('handle-time')).toEqual(['2026-03-02 5 20000']);
    const transaction = vi.spyOn(await openDatabase(), 'transaction');
    await record(merged('6'));
    expect(transaction.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(1);
    expect(await seconds()).toEqual({ 5: 0, 6: 20 });
    expect(await filed('handle-time')).toEqual(['2026-03-03 6 20000']);
  });

  test('once; what is read again writes nothing', async () => {
    await record(solvedAgain, { ticket: '6' });
    await work('5');
    await record(merged('6'));
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await record(merged('6'));
    expect(put.mock.calls).toEqual([]);
    expect(await seconds()).toEqual({ 5: 0, 6: 20 });
  });

  test('gives what comes later too', async () => {
    await record(merged('6'));
    await record(solvedAgain, { ticket: '6' });
    await work('5');
    await work('5', '50');
    expect(await seconds()).toEqual({ 5: 0, 6: 40 });
    expect(await filed('handle-time')).toEqual(['2026-03-03 6 40000']);
  });

  test('into one that is not known: kept for when it is read', async () => {
    await work('5');
    await record(merged('6'));
    expect(await seconds()).toEqual({ 5: 0, 6: 20 });
    expect(await filed('handle-time')).toEqual([]);
    await record(solvedAgain, { ticket: '6' });
    expect(await filed('handle-time')).toEqual(['2026-03-03 6 20000']);
  });

  test('into one that was merged itself: to the end of the chain, whichever was read first', async () => {
    await record(merged('7'), { ticket: '6' });
    await record(solvedAgain, { ticket: '7' });
    await work('5');
    await record(merged('6'));
    expect(await seconds()).toEqual({ 5: 0, 6: 0, 7: 20 });
    await work('8', '50');
    await record(merged('9'), { ticket: '8' });
    await record(merged('7'), { ticket: '9' });
    expect(await seconds()).toEqual({ 5: 0, 6: 0, 7: 40, 8: 0, 9: 0 });
    expect(await filed('handle-time')).toEqual(['2026-03-03 7 40000']);
  });

  test('in a circle: its work stays, and reading goes on', async () => {
    await work('5');
    await record(merged('6'));
    await record(merged('5'), { ticket: '6' });
    await record(merged('6'));
    await work('5', '50');
    expect(await seconds()).toEqual({ 5: 20, 6: 20 });
    await record(merged('5'));
    expect(await seconds()).toEqual({ 5: 20, 6: 20 });
  });
});

describe('a transaction that fails half-way', () => {
  test.each(['tickets', 'days', 'seen', 'open'])('in %s leaves everything as it was', async (store) => {
    await record(answered, { ticket: '4' });
    await record(answered);
    const before = await contents();
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (this.name === store) throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, args);
    });
    const failing = record(reopened, { readAt: at('2026-03-06T12:00:00') });
    await expect(failing).rejects.toEqual(new Refused('database', 'no-space'));
    vi.restoreAllMocks();
    expect(await contents()).toEqual(before);
    await record(reopened);
    expect((await contents()).tickets.find(({ ticket }) => ticket === '5')?.events).toHaveLength(8);
  });

  test('a mistake of ours is not called the database’s', async () => {
    await expect(record([undefined as unknown as TicketEvent])).rejects.not.toBeInstanceOf(Refused);
    expect(await contents()).toMatchObject({ tickets: [], days: [], seen: [] });
  });
});

test('many at once come to the same as one after the other', async () => {
  const tickets = Array.from({ length: 20 }, (_, index) => String(index + 1));
  await Promise.all(tickets.map((ticket) => record(solvedAgain, { ticket })));
  expect(await filed('first-response-time')).toEqual(tickets.map((ticket) => `2026-03-02 ${ticket} 2530000`));
});
