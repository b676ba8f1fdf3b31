/** Whatever happens, and wherever the worker is stopped: the sheets are what a rebuild from the tickets files. */
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import { type FilingState, filingKey } from '../../../lib/db/schema.ts';
import type { DaySheet } from '../../../lib/domain/day-sheet.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { fileTicket, filingVersion, type OpenRow, sheetsOf } from '../../../lib/domain/filing.ts';
import { creationsOf, repeatsOf } from '../../../lib/domain/repeats.ts';
import { rulesOf } from '../../../lib/domain/rules.ts';
import type { TicketEvent } from '../../../lib/domain/ticket.ts';
import { nineToFive } from '../domain/schedules.ts';
import { browser } from '../fake-browser.ts';
import { anna, answered, at, contents, filed, reopened, snapshot, solved, solvedAgain } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const owners = ['zendesk@https://acme.zendesk.com', 'zendesk@https://other.zendesk.com'].map((id) => ({
  id,
  viewer: anna.id,
}));
const [acme, other] = owners as [(typeof owners)[0], (typeof owners)[0]];

const usual = defaultDefinitions('UTC');
const others: readonly Definitions[] = [
  { ...usual, supportHours: [nineToFive], fcrWindowDays: 14 },
  { ...usual, timeZone: 'Asia/Tokyo', dayStartsAt: '12:00' },
  { ...usual, fcrWindowDays: 1, idleLimitMs: 60_000 },
  { ...usual, countsRepeats: true },
  { ...usual, countsRepeats: true, fcrWindowDays: 3 },
];
const all = [usual, ...others];
const [businessHours, tokyo, , repeats] = others as [Definitions, Definitions, Definitions, Definitions];

const chunkSize = 300;

let seq = 0;
const nextSeq = () => {
  seq += 1;
  return seq;
};

/** The worker's modules, as a start of its script loads them. */
async function wake() {
  vi.resetModules();
  const [recorder, work, correcting, refiling, definitions, erasing, connection, filing] = await Promise.all([
    import('../../../lib/background/recorder.ts'),
    import('../../../lib/background/work-recorder.ts'),
    import('../../../lib/background/correcting.ts'),
    import('../../../lib/background/refiling.ts'),
    import('../../../lib/background/definitions.ts'),
    import('../../../lib/background/erasing.ts'),
    import('../../../lib/db/connection.ts'),
    import('../../../lib/domain/filing.ts'),
  ]);
  return {
    ...recorder,
    ...work,
    ...correcting,
    ...refiling,
    ...definitions,
    ...erasing,
    ...connection,
    ...filing,
  };
}
let worker: Awaited<ReturnType<typeof wake>>;

beforeEach(async () => {
  await begin();
});

async function begin(): Promise<void> {
  await (await openDatabase()).clear('connections').catch(() => {});
  await installAfresh();
  worker = await wake();
  const db = await openDatabase();
  for (const { id, viewer } of owners) {
    await db.put('connections', {
      id,
      helpdesk: 'zendesk',
      origin: id.slice(8),
      viewer,
      connectedAt: 1,
    });
  }
  await db.put('filing', { now: { definitions: usual, version: filingVersion } }, filingKey);
}

async function state(): Promise<FilingState> {
  return (await (await openDatabase()).get('filing', filingKey)) as FilingState;
}

/** Each requester has several tickets. */
const requesterOf = (ticket: string | number) => `r${Number(ticket) % 20 || 0}`;

/** Stores tickets as the recorder would have, many at once. */
async function seed(count: number, events: readonly TicketEvent[] = solvedAgain): Promise<void> {
  await worker.recordSnapshot(acme, snapshot(events, { ticket: '1', requester: requesterOf(1) }));
  const { tickets } = await contents();
  const db = await openDatabase();
  const writing = db.transaction(['tickets', 'days'], 'readwrite');
  for (let ticket = 2; ticket <= count; ticket += 1) {
    const record = tickets.find((one) => one.ticket === '1');
    if (record)
      void writing
        .objectStore('tickets')
        .put({ ...record, ticket: String(ticket), requester: requesterOf(ticket) });
  }
  await writing.done;
  const { days, open } = await rebuilt(usual);
  const filing = db.transaction(['days', 'open'], 'readwrite');
  for (const sheet of days) void filing.objectStore('days').put(sheet);
  for (const row of open) void filing.objectStore('open').put(row);
  await filing.done;
}

/** Everything anew from the tickets. */
async function rebuilt(definitions: Definitions): Promise<{ days: DaySheet[]; open: OpenRow[] }> {
  const { connections, tickets, seen } = await contents();
  const rules = rulesOf(definitions);
  const creations = creationsOf(tickets);
  const parts = connections.map(({ id, viewer }) => {
    const filings = tickets
      .filter(({ connection }) => connection === id)
      .map((record) => {
        const row = seen.find((one) => one.connection === id && one.ticket === record.ticket);
        const repeats = repeatsOf(record, creations, definitions);
        return fileTicket(record, viewer as string, row?.completeAt, rules, repeats);
      });
    return { days: sheetsOf(id, filings), open: filings.flatMap(({ open }) => open ?? []) };
  });
  const byKey = (a: DaySheet, b: DaySheet) => indexedDB.cmp([a.day, a.connection], [b.day, b.connection]);
  return {
    days: parts.flatMap(({ days }) => days).sort(byKey),
    open: parts.flatMap(({ open }) => open),
  };
}

/** The sheets, byte for byte, are those of the definitions in force. */
async function expectRight(): Promise<void> {
  const { days, open, nextDays, nextOpen } = await contents();
  const { now, next } = await state();
  const right = await rebuilt(now.definitions);
  const texts = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one));
  const wrong = (stored: readonly unknown[], made: readonly unknown[]) => {
    const expected = texts(made);
    return texts(stored).filter((text, index) => text !== expected[index]);
  };
  expect([days.length, open.length]).toEqual([right.days.length, right.open.length]);
  expect([...wrong(days, right.days), ...wrong(open, right.open)]).toEqual([]);
  if (!next) expect([nextDays, nextOpen]).toEqual([[], []]);
}

describe('other definitions', () => {
  test('take the place of the old ones when all is filed anew, and not before', async () => {
    await seed(2 * chunkSize + 1, answered);
    await worker.define(businessHours);
    expect(await state()).toEqual({
      now: { definitions: usual, version: filingVersion },
      next: { definitions: businessHours, version: filingVersion, done: 0, total: 2 * chunkSize + 1 },
    });
    for (const done of [chunkSize, 2 * chunkSize, 2 * chunkSize + 1]) {
      expect(await worker.refileChunk()).toBe(true);
      expect(await state()).toMatchObject({ now: { definitions: usual }, next: { done } });
      await expectRight();
    }
    expect(await worker.refileChunk()).toBe(false);
    expect(await state()).toEqual({ now: { definitions: businessHours, version: filingVersion } });
    await expectRight();
    expect((await contents()).days[0]?.rows).toHaveLength(2 * chunkSize + 1);
    expect((await contents()).days[0]?.rows[0]).toHaveProperty('business');
  }, 20_000);

  test('that count repeats: both ways, and for what is read while they are being filed', async () => {
    await seed(chunkSize + 5);
    const later = (hours: number) =>
      answered.map((event) => ({ ...event, at: event.at + hours * 3_600_000 }));
    const repeatedAt = async (instant: string) =>
      JSON.stringify((await contents()).days).split(`"secondContactAt":${at(instant)}`).length - 1;
    // Both are the last in the order of keys, by requesters whose others come before them.
    await worker.recordSnapshot(acme, snapshot(later(11), { ticket: '9999', requester: 'r1' }));
    await worker.define(repeats);
    await worker.refileChunk();
    await worker.recordSnapshot(acme, snapshot(later(12), { ticket: '99999', requester: 'r2' }));
    expect(await repeatedAt('2026-03-02T20:00:00')).toBe(0);
    await worker.refile();
    await expectRight();
    const requested = Math.ceil((chunkSize + 5) / 20);
    expect(await repeatedAt('2026-03-02T20:00:00')).toBe(requested);
    expect(await repeatedAt('2026-03-02T21:00:00')).toBe(requested);
    await worker.define(usual);
    await worker.refile();
    await expectRight();
    expect(await repeatedAt('2026-03-02T20:00:00')).toBe(0);
  });

  test('of a helpdesk with no ticket are in force at once', async () => {
    await worker.define(tokyo);
    await worker.refile();
    expect(await state()).toEqual({ now: { definitions: tokyo, version: filingVersion } });
  });

  test('chosen while others are being filed begin anew; the old ones again end it', async () => {
    await seed(chunkSize + 1);
    await worker.define(businessHours);
    await worker.refileChunk();
    await worker.define(tokyo);
    expect((await state()).next).toMatchObject({ definitions: tokyo, done: 0 });
    expect((await contents()).nextDays).toEqual([]);
    await worker.refileChunk();
    const { next } = await state();
    await worker.define(tokyo);
    expect((await state()).next).toEqual(next);
    await worker.define(usual);
    expect(await state()).toEqual({ now: { definitions: usual, version: filingVersion } });
    await expectRight();
  });

  test('asked for by several at once are filed once', async () => {
    await seed(chunkSize + 1);
    await worker.define(tokyo);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put');
    await Promise.all([worker.refile(), worker.refile(), worker.refile()]);
    const dones = put.mock.calls.map(([value]) => (value as FilingState).next?.done).filter((done) => done);
    expect(dones).toEqual([chunkSize, chunkSize + 1]);
    await expectRight();
  });

  test('chosen while the last chunk is being filed are filed too', async () => {
    await seed(3);
    await worker.define(tokyo);
    const first = worker.refile();
    const second = worker.define(businessHours).then(worker.refile);
    await Promise.all([first, second]);
    expect(await state()).toEqual({ now: { definitions: businessHours, version: filingVersion } });
    await expectRight();
  });

  test('a chunk that cannot be stored changes nothing, and is done again', async () => {
    await seed(chunkSize + 1);
    await worker.define(tokyo);
    await worker.refileChunk();
    const before = { ...(await contents()), state: await state() };
    const real = IDBObjectStore.prototype.put;
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === 'filing') throw new DOMException('full', 'QuotaExceededError');
      return real.apply(this, args);
    });
    await expect(worker.refileChunk()).rejects.toMatchObject({ refusal: 'database' });
    full.mockRestore();
    expect({ ...(await contents()), state: await state() }).toEqual(before);
    await worker.refile();
    await expectRight();
  });

  test('erasing a connection meanwhile takes its rows from both, and the rest goes on', async () => {
    await seed(chunkSize + 5);
    await worker.recordSnapshot(other, snapshot(reopened, { ticket: '7', origin: other.id.slice(8) }));
    await worker.define(businessHours);
    await worker.refileChunk();
    await worker.eraseConnection(acme.id);
    const { nextDays, nextOpen, days } = await contents();
    expect(JSON.stringify([nextDays, nextOpen, days])).not.toContain(acme.id);
    await worker.refile();
    await expectRight();
    expect(await filed('first-response-time')).toEqual(['2026-03-02 7 2530000']);
    expect(JSON.stringify(await state())).not.toContain(acme.id);
  });
});

describe('a database that an older version of the extension left', () => {
  /** As version 1 of the database had it: definitions in the settings, the days of a ticket in its record. */
  async function leaveBehind(definitions: unknown): Promise<void> {
    await worker.recordSnapshot(acme, snapshot(solvedAgain));
    const db = await openDatabase();
    const [record] = await db.getAll('tickets');
    await db.put('tickets', { ...record, days: ['2026-03-01'] } as never);
    await db.put('days', { day: '2026-03-01', connection: acme.id, rows: [] });
    await db.delete('filing', filingKey);
    await browser.storage.local.set({ definitions });
    worker = await wake();
  }

  test('is filed anew under the definitions of its settings, which then are gone', async () => {
    await leaveBehind({ ...tokyo });
    await worker.prepareFiling();
    expect(await state()).toEqual({
      now: { definitions: tokyo, version: 1 },
      next: { definitions: tokyo, version: filingVersion, done: 0, total: 1 },
    });
    expect((await contents()).days[0]?.day).toBe('2026-03-01');
    expect(await browser.storage.local.get()).toEqual({});
    await worker.refile();
    await expectRight();
    expect(await state()).toEqual({ now: { definitions: tokyo, version: filingVersion } });
    expect((await contents()).tickets[0]).not.toHaveProperty('days');
  });

  test.each([
    ['the fields that there were first', { timeZone: 'UTC', fcrWindowDays: 3, idleLimitMs: 60_000 }, 3],
    ['what does not fit', { timeZone: 'UTC', fcrWindowDays: 99, idleLimitMs: 60_000 }, 7],
    ['a zone that is none', { timeZone: 'Mars/Olympus', fcrWindowDays: 3, idleLimitMs: 60_000 }, 7],
  ])('%s', async (_, stored, days) => {
    await leaveBehind(stored);
    await worker.refile();
    expect((await state()).now.definitions.fcrWindowDays).toBe(days);
  });

  test('keeps its figures as they are until they are replaced, and what is read meanwhile', async () => {
    await leaveBehind(tokyo);
    const { days } = await contents();
    await worker.recordSnapshot(acme, snapshot(solved, { ticket: '6' }));
    expect((await contents()).days).toEqual(days);
    await worker.refile();
    await expectRight();
    expect(await filed('first-response-time')).toHaveLength(2);
  });

  test('work on a ticket that was merged away moves while all is filed anew', async () => {
    await leaveBehind(usual);
    const db = await openDatabase();
    const [target] = await db.getAll('tickets');
    const merge: TicketEvent = { id: 'm', at: at('2026-03-04T09:00:00'), type: 'merge', into: '5' };
    const spans = [{ from: at('2026-03-02T09:30:00'), to: at('2026-03-02T09:40:00') }];
    // One before its target in the order of keys, one after it.
    for (const [index, ticket] of ['4', '6'].entries()) {
      const moved = spans.map(({ from, to }) => ({ from: from + index * 900_000, to: to + index * 900_000 }));
      await db.put('tickets', { ...target, ticket, events: [...solved, merge], spans: moved } as never);
    }
    await worker.refile();
    await expectRight();
    const { tickets } = await contents();
    expect(tickets.map((one) => [one.ticket, one.spans.length])).toEqual([
      ['4', 0],
      ['5', 2],
      ['6', 0],
    ]);
    expect(await filed('handle-time')).toEqual(['2026-03-03 5 1200000']);
  });
});

describe('any readings, changes of definitions, erasures and stops of the worker, in any order', () => {
  const steps = ['read', 'work', 'correct', 'undo', 'merge', 'define', 'chunk', 'stop', 'erase'] as const;
  const stories = [answered, solved, reopened, solvedAgain];
  const anyStep = fc.record({
    what: fc.constantFrom(...steps, 'read' as const, 'chunk' as const, 'chunk' as const),
    // Spread over the keys, so that some lie before and some after where a re-filing is.
    ticket: fc.constantFrom('0', '1500', '2', '3', '9', 'new'),
    index: fc.nat(11),
    day: fc.nat(4),
    owner: fc.constantFrom(acme, acme, other),
  });
  type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

  /** Tickets begin on several days, so that some are repeats of others. */
  const onDay = (day: number, events: readonly TicketEvent[]) =>
    events.map((event) => ({ ...event, at: event.at + day * 86_400_000 }));

  async function take({ what, ticket, index, day, owner }: Step): Promise<void> {
    const { id } = owner;
    switch (what) {
      case 'read': {
        const events = stories[index % stories.length] ?? [];
        return worker
          .recordSnapshot(
            owner,
            snapshot(onDay(day, events), {
              ticket,
              complete: index % 5 > 0,
              requester: index % 6 > 0 ? requesterOf(ticket) : `r${day}`,
              readAt: at('2026-03-09T12:00:00'),
            }),
          )
          .catch(gone);
      }
      case 'merge': {
        const into = String(index % 4);
        const merge: TicketEvent = { id: 'm', at: at('2026-03-05T09:00:00'), type: 'merge', into };
        return worker
          .recordSnapshot(owner, snapshot([...solved, merge], { ticket, requester: requesterOf(ticket) }))
          .catch(gone);
      }
      case 'work': {
        const instant = at('2026-03-02T09:30:00') + index * 60_000;
        const report = { type: 'report' as const, connection: id, ticket, source: 'tab' };
        const from = { at: instant, inputAt: instant, state: 'active' as const };
        await worker.recordReport({ ...report, seq: nextSeq(), ...from }).catch(gone);
        const to = { at: instant + 20_000, inputAt: instant + 20_000, state: 'away' as const };
        return worker.recordReport({ ...report, seq: nextSeq(), ...to }).catch(gone);
      }
      case 'correct': {
        const from = at('2026-03-02T09:30:00') + (index % 4) * 300_000;
        const stretch = { from, to: from + 900_000, ms: (index % 3) * 60_000 };
        const made = { id: String(index), madeAt: index, ...stretch, reason: 'other' as const };
        return worker.correct({ connection: id, ticket }, made);
      }
      case 'undo':
        return worker.undo({ connection: id, ticket }, String(index));
      case 'define':
        return worker.define(all[index % all.length] as Definitions);
      case 'chunk':
        return void (await worker.refileChunk());
      case 'stop':
        worker = await wake();
        return;
      case 'erase':
        if (index === 0) await worker.eraseConnection(other.id);
    }
  }

  /** Its connection was erased. */
  const gone = (error: { refusal?: string }) => expect(error.refusal).toBe('not-connected');

  test('the sheets are those of the definitions in force at every step, and at the end those chosen last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 3, maxLength: 18 }), async (taken) => {
        await begin();
        await seed(40);
        let chosen = usual;
        for (const step of taken) {
          await take(step);
          if (step.what === 'define') chosen = all[step.index % all.length] as Definitions;
          await expectRight();
        }
        await worker.refile();
        await expectRight();
        expect(await state()).toEqual({ now: { definitions: chosen, version: filingVersion } });
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
