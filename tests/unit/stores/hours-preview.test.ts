/** What the preview says is what the figures are once it is saved. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { define } from '../../../lib/background/definitions.ts';
import { recordSnapshot } from '../../../lib/background/recorder.ts';
import { refile } from '../../../lib/background/refiling.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import { type Connection, filingKey } from '../../../lib/db/schema.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { filingVersion } from '../../../lib/domain/filing.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { usualSchedule } from '../../../lib/domain/schedule-draft.ts';
import type { TicketEvent } from '../../../lib/domain/ticket.ts';
import type { Move } from '../../../lib/domain/what-if.ts';
import { createPreviewer, mostTickets, type Preview } from '../../../lib/stores/hours-preview.ts';
import { headlineMetrics, readOverview } from '../../../lib/stores/overview.ts';
import { anna, at, pat, snapshot } from '../background/a-ticket.ts';
import { installAfresh } from '../background/fresh.ts';

const now = at('2026-03-20T12:00:00');
const hourMs = 3_600_000;
const id = 'zendesk@https://acme.zendesk.com';
const connection: Connection = {
  id,
  helpdesk: 'zendesk',
  origin: 'https://acme.zendesk.com',
  viewer: '12',
  connectedAt: 1,
};
const usual = defaultDefinitions('UTC');
const figures = headlineMetrics.map((metric) => ({ metric, statistic: metrics[metric].headline }));

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now });
  await installAfresh();
  const db = await openDatabase();
  await db.put('connections', connection);
  await db.put('filing', { now: { definitions: usual, version: filingVersion } }, filingKey);
});

afterEach(() => {
  vi.useRealTimers();
});

/** Asked by a customer, answered by me some hours later, and solved with that. */
async function record(ticket: string, cameAt: number, hours: number, isSolved = true): Promise<void> {
  const answeredAt = cameAt + hours * hourMs;
  const events: TicketEvent[] = [
    { id: 'created', at: cameAt, type: 'created', by: pat },
    { id: '1', at: cameAt, type: 'message', by: pat, public: true },
    { id: '2', at: answeredAt, type: 'message', by: anna, public: true },
    { id: '3', at: answeredAt, type: 'status', by: anna, to: 'solved' },
  ];
  const seen = isSolved ? events : events.slice(0, -1);
  await recordSnapshot({ id, viewer: anna.id }, snapshot(seen, { ticket, readAt: now }));
}

/** Asks, and waits for an answer that is none of "still at it". */
function previewOf(definitions: Definitions): Promise<Preview> {
  return new Promise((resolve) => {
    const previewer = createPreviewer([connection], usual, figures, (told) => {
      if (told && told.state !== 'working') resolve(told);
    });
    previewer.ask(definitions);
  });
}

const nine = usualSchedule('UTC');
const changes: [string, Definitions, string[]][] = [
  ['support hours', { ...usual, supportHours: [nine] }, ['first-response-time']],
  ['support hours, shown on calendar time', { ...usual, supportHours: [nine], clock: 'calendar' }, []],
  ['a later start of the day', { ...usual, dayStartsAt: '12:00' }, ['first-response-time']],
  [
    'from a day on',
    { ...usual, supportHours: [{ ...nine, validFrom: '2026-03-10' }] },
    ['first-response-time'],
  ],
  ['another zone', { ...usual, timeZone: 'Asia/Tokyo' }, ['first-response-time']],
  ['a shift in the same zone', { ...usual, shift: [nine] }, []],
];

const choice = { period: '30', profile: undefined, helpdesk: undefined, channel: undefined } as const;

test.each(changes)('%s: told before, the same after', async (_, definitions, moved) => {
  // A Monday evening to Tuesday morning; one that leaves the 30 days with a later start of the day; one that enters
  // them in a zone further east.
  await record('1', at('2026-03-09T18:00:00'), 16);
  await record('2', at('2026-03-10T09:30:00'), 1);
  await record('3', at('2026-02-18T20:00:00'), 14);
  await record('4', at('2026-02-18T10:00:00'), 6, false);
  const before = await readOverview(choice);
  const preview = await previewOf(definitions);
  await define(definitions);
  await refile();
  const after = await readOverview(choice);
  const value = ({ cards }: typeof before, { metric, statistic }: Move) =>
    cards.find((card) => card.metric === metric)?.figure.statistics[statistic];
  expect(preview).toMatchObject({ state: 'ready', tickets: 4, total: 4 });
  const moves = preview.state === 'ready' ? preview.moves : [];
  expect(moves.map((move) => move.before)).toEqual(moves.map((move) => value(before, move)));
  expect(moves.map((move) => move.after)).toEqual(moves.map((move) => value(after, move)));
  expect(moves.filter(({ isMoved }) => isMoved).map(({ metric }) => metric)).toEqual(moved);
});

test('of more than it can work out, the newest', async () => {
  const db = await openDatabase();
  const writing = db.transaction('days', 'readwrite');
  const rows = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ticket: String(from + index),
      values: { 'first-response-time': hourMs },
      leftOut: {},
    }));
  await writing.store.put({ day: '2026-03-02', connection: id, rows: rows(1, 500) });
  await writing.store.put({ day: '2026-03-19', connection: id, rows: rows(501, mostTickets) });
  await writing.done;
  await record('700', at('2026-03-19T09:00:00'), 2);
  await record('100', at('2026-03-02T09:00:00'), 4);
  const preview = await previewOf({ ...usual, dayStartsAt: '06:00' });
  expect(preview).toMatchObject({ state: 'ready', total: mostTickets + 500 });
  const [first] = preview.state === 'ready' ? preview.moves : [];
  expect(first?.before).toBe(2 * hourMs);
});

test('a newer question ends the older one, and none ends them all', async () => {
  await record('1', at('2026-03-09T18:00:00'), 16);
  const told: (Preview | undefined)[] = [];
  await new Promise<void>((resolve) => {
    const previewer = createPreviewer([connection], usual, figures, (preview) => {
      told.push(preview);
      if (preview?.state === 'ready') resolve();
    });
    previewer.ask({ ...usual, dayStartsAt: '12:00' });
    previewer.ask(undefined);
    previewer.ask({ ...usual, supportHours: [nine] });
  });
  expect(told.map((preview) => preview?.state)).toEqual(['working', undefined, 'working', 'ready']);
  const last = told.at(-1);
  expect(last?.state === 'ready' && last.moves[0]?.after).toBe(hourMs);
});

test('what cannot be read is said', async () => {
  const db = await openDatabase();
  vi.spyOn(db, 'transaction').mockImplementation(() => {
    throw new DOMException('', 'InvalidStateError');
  });
  expect(await previewOf({ ...usual, dayStartsAt: '12:00' })).toEqual({ state: 'failed' });
});
