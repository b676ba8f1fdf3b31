/** What a crash, a disk or a fault of ours left in each store: recording goes on, and the figures come right again. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { define } from '../../../lib/background/definitions.ts';
import { handlers } from '../../../lib/background/handlers.ts';
import { refile, refileChunk } from '../../../lib/background/refiling.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingKey, workKey } from '../../../lib/db/schema.ts';
import { readIncidents } from '../../../lib/platform/incident-log.ts';
import { readOverview } from '../../../lib/stores/overview.ts';
import { world } from '../fake-browser.ts';
import { contents, definitions, origin, snapshot, solvedAgain } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const page = { origin };
const connection = `zendesk@${origin}`;
const key = { connection, ticket: '5' };
const all = { period: '30', profile: undefined, helpdesk: undefined, channel: undefined } as const;
const record = (ticket = '5') => handlers.record(snapshot(solvedAgain, { ticket }), page);

let right: Awaited<ReturnType<typeof contents>>;

beforeEach(async () => {
  await installAfresh();
  world.granted.add('https://acme.zendesk.com/*');
  await handlers.connect({ helpdesk: 'zendesk', origin });
  await record();
  await record('6');
  right = await contents();
});

async function put(
  store: 'tickets' | 'days' | 'nextDays' | 'seen' | 'open' | 'connections',
  value: object,
): Promise<void> {
  await (await openDatabase()).put(store, value as never);
}

const damagedRecords: [string, object][] = [
  ['nothing but its key', {}],
  ['no list of events', { events: 'gone', spans: [], suspect: [] }],
  ['a hole among its events', { events: [null], spans: [], suspect: [] }],
  ['an event without an instant', { events: [{ id: '1', type: 'handoff' }], spans: [], suspect: [] }],
  [
    'a message by nobody',
    { events: [{ id: '1', at: 1, type: 'message', public: true }], spans: [], suspect: [] },
  ],
  ['a span without an end', { events: [], spans: [{ from: 1 }], suspect: [] }],
  ['no list of suspects', { events: [], spans: [] }],
];

describe.each(damagedRecords)('a ticket’s record with %s', (_, rest) => {
  test('is replaced by the next reading, and all figures come right', async () => {
    await put('tickets', { ...key, ...rest });
    await record();
    await refile();
    expect(await contents()).toEqual(right);
    await vi.waitFor(async () =>
      expect((await readIncidents()).refused).toMatchObject({ damaged: expect.any(Number) }),
    );
  });

  test('stands in nobody’s way: the others are recorded, and filed anew', async () => {
    await put('tickets', { ...key, ...rest });
    await record('7');
    await handlers.refile({ anew: true });
    await refile();
    const { days } = await contents();
    expect(new Set(days.flatMap(({ rows }) => rows.map(({ ticket }) => ticket)))).toEqual(
      new Set(['6', '7']),
    );
  });
});

describe.each([
  ['no rows', {}],
  ['a hole among its rows', { rows: [null] }],
  ['a row of nothing', { rows: [{ ticket: '5' }] }],
])('a day’s sheet with %s', (_, rest) => {
  const day = '2026-03-02';
  beforeEach(() => put('days', { day, connection, ...rest }));

  test('leaves the rest of the figures, and is named', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-20T12:00:00Z') });
    const { damaged, cards } = await readOverview(all);
    vi.useRealTimers();
    expect(damaged).toMatchObject({ days: [day], definitions: false, connections: [] });
    expect(cards.some(({ figure }) => figure.n > 0)).toBe(true);
  });

  test('comes right when the figures are worked out anew', async () => {
    await handlers.refile({ anew: true });
    await refile();
    expect(await contents()).toEqual(right);
  });

  test('does so by itself when a ticket is recorded that belongs on it', async () => {
    await record('7');
    await refile();
    const { days } = await contents();
    expect(days.find((sheet) => sheet.day === day)?.rows.map(({ ticket }) => ticket)).toEqual([
      '5',
      '6',
      '7',
    ]);
  });
});

describe('a day’s sheet found damaged while all is filed anew', () => {
  const damaged = { day: '2026-03-02', connection, rows: [null] };
  const ticketsBy = async () =>
    (await contents()).days.map(({ day, rows }) => `${day} ${rows.map(({ ticket }) => ticket)}`);
  const both = ['2026-03-02 5,6', '2026-03-03 5,6', '2026-03-08 5,6'];

  test('by a reading: the ticket is filed once', async () => {
    await define({ ...definitions, fcrWindowDays: 6 });
    await refileChunk();
    await put('days', damaged);
    await record();
    await refile();
    expect(await ticketsBy()).toEqual(both);
  });

  test('by what the requester’s other ticket makes of it: each is filed once', async () => {
    const aDayLater = solvedAgain.map((event) => ({ ...event, at: event.at + 86_400_000 }));
    const repeatOf6 = (requester: string) =>
      handlers.record(snapshot(aDayLater, { ticket: '7', requester }), page);
    await handlers.record(snapshot(solvedAgain, { ticket: '6', requester: 'pat' }), page);
    await repeatOf6('pat');
    await define({ ...definitions, countsRepeats: true });
    await refileChunk();
    await put('nextDays', { ...damaged, day: '2026-03-03' });
    await repeatOf6('sam');
    await refile();
    const { days } = await contents();
    for (const { rows } of days) expect(new Set(rows.map(({ ticket }) => ticket)).size).toBe(rows.length);
  });

  test('by work that goes to the ticket it was merged into: what was filed before is filed again', async () => {
    const many = 300;
    const db = await openDatabase();
    const [known] = (await contents()).tickets;
    for (let ticket = 1000; ticket < 1000 + many; ticket++)
      await db.put('tickets', { ...known, ticket: String(ticket) } as never);
    const merge = { id: 'm', at: Date.parse('2026-03-04T09:00:00Z'), type: 'merge', into: '5' };
    const spans = [{ from: Date.parse('2026-03-02T09:30:00Z'), to: Date.parse('2026-03-02T09:40:00Z') }];
    await db.put('tickets', { ...known, ticket: '7', events: [...solvedAgain, merge], spans } as never);
    await define({ ...definitions, fcrWindowDays: 6 });
    await refileChunk();
    await put('days', damaged);
    await refile();
    const { days } = await contents();
    expect(days.map(({ day, rows }) => [day, rows.length])).toEqual([
      ['2026-03-02', many + 3],
      ['2026-03-03', many + 3],
      ['2026-03-08', many + 2],
    ]);
  }, 20_000);
});

test.each([
  ['nothing in them', {}],
  ['no definitions', { now: { version: 2 } }],
  ['definitions that do not fit', { now: { version: 2, definitions: { timeZone: 'Mars/Olympus' } } }],
])('definitions with %s: the usual ones, said, until all is filed under them', async (_, state) => {
  await (await openDatabase()).put('filing', state as never, filingKey);
  expect((await readOverview(all)).damaged.definitions).toBe(true);
  await record('7');
  await refile();
  expect((await readOverview(all)).damaged.definitions).toBe(false);
  expect((await contents()).days.length).toBe(right.days.length);
});

test('a connection that cannot be read hides its own figures only, and connecting again mends it', async () => {
  await put('connections', { id: connection });
  await put('connections', { id: `${connection}#13` });
  await put('connections', { id: 'zendesk@nowhere', helpdesk: 'zendesk', origin: 'nowhere' });
  expect((await readOverview(all)).damaged.connections).toEqual([new URL(origin).host, 'zendesk@nowhere']);
  await handlers.reconcile({});
  await handlers.connect({ helpdesk: 'zendesk', origin });
  await record();
  expect((await contents()).connections).toHaveLength(3);
  expect((await readOverview(all)).connections).toMatchObject([{ id: connection, viewer: '12' }]);
});

test('what else is stored of a ticket or of work does not stop its recording', async () => {
  await put('seen', { ...key, completeAt: 'yesterday' });
  await put('open', { ...key, since: null });
  await (await openDatabase()).put('work', { from: 'then' } as never, workKey);
  await record();
  const attending = { helpdesk: 'zendesk', ticket: '5', viewer: '12', source: 'tab', seq: 1 } as const;
  const at = Date.parse('2026-03-04T12:00:00Z');
  await handlers.attend({ ...attending, at, inputAt: at, state: 'active' }, page);
  expect((await contents()).work).toMatchObject([{ open: { ticket: '5', from: at } }]);
});
