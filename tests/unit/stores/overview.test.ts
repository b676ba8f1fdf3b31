import { beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../../lib/db/connection.ts';
import type { Connection } from '../../../lib/db/schema.ts';
import { writeTargets } from '../../../lib/platform/target-settings.ts';
import { readOverview } from '../../../lib/stores/overview.ts';
import { installAfresh } from '../background/fresh.ts';

const hourMs = 3_600_000;
const all = { period: '7', profile: undefined, helpdesk: undefined, channel: undefined } as const;

beforeEach(installAfresh);

/** Tickets that wait for a first reply since an hour ago; `seen`: when they were read last. */
async function waiting(
  connections: Connection[],
  tickets: { connection: string; ticket: string; seen?: number }[],
): Promise<void> {
  const db = await openDatabase();
  for (const one of connections) await db.put('connections', one);
  for (const { connection, ticket, seen } of tickets) {
    await db.put('open', { connection, ticket, for: 'first-reply', since: Date.now() - hourMs });
    if (seen !== undefined) await db.put('seen', { connection, ticket, completeAt: seen });
  }
}
const at = (name: string, more: Partial<Connection> = {}): Connection => ({
  id: name,
  helpdesk: 'zendesk',
  origin: `https://${name}.zendesk.com`,
  connectedAt: 0,
  ...more,
});

test('tickets of a disconnected helpdesk wait no more: not in the list, and in no share within a limit', async () => {
  await writeTargets([
    { metric: 'first-response-time', statistic: 'share-within', value: 0.9, limit: hourMs / 2 },
  ]);
  await waiting(
    [at('here'), at('left', { disconnectedAt: 1 })],
    [
      { connection: 'here', ticket: '1' },
      { connection: 'left', ticket: '2' },
    ],
  );
  const overview = await readOverview(all);
  expect(overview.waiting.deadlines.map(({ ticket }) => ticket)).toEqual(['1']);
  expect(overview.cards[0]?.figure.within).toMatchObject({ den: 1, waiting: [{ ticket: '1' }] });
});

test('those of the demo data wait, though it was never connected', async () => {
  await waiting([at('demo', { isDemo: true })], [{ connection: 'demo', ticket: '1' }]);
  const overview = await readOverview(all);
  expect(overview.waiting.deadlines.map(({ ticket }) => ticket)).toEqual(['1']);
});

test('the list is as of the reading that is the oldest, and the first figures do not ask for it', async () => {
  await waiting(
    [at('here')],
    [
      { connection: 'here', ticket: '1', seen: 3_000 },
      { connection: 'here', ticket: '2', seen: 2_000 },
      { connection: 'here', ticket: '3' },
    ],
  );
  const db = await openDatabase();
  await db.put('seen', { connection: 'here', ticket: 'solved', completeAt: 1_000 });
  expect((await readOverview(all)).waitingAsOf).toBe(2_000);
  expect((await readOverview(all, 'figures')).waitingAsOf).toBeUndefined();
});
