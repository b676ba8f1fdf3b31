import { beforeEach, expect, test } from 'vitest';
import {
  addConnection,
  claim,
  connectionOf,
  liveConnections,
  ownerOf,
  removeConnection,
} from '../../../lib/background/connections.ts';
import type { Connection } from '../../../lib/db/schema.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { world } from '../fake-browser.ts';
import { installAfresh } from './fresh.ts';

const origin = 'https://acme.zendesk.com';
const local = 'http://127.0.0.1:8080';

beforeEach(async () => {
  await installAfresh();
  for (const pattern of ['https://acme.zendesk.com/*', 'http://127.0.0.1/*']) world.granted.add(pattern);
});

test('connecting twice keeps the first connection and its viewer', async () => {
  const first = await addConnection('zendesk', origin);
  expect(first).toEqual({
    id: `zendesk@${origin}`,
    helpdesk: 'zendesk',
    origin,
    connectedAt: expect.any(Number),
  });
  await claim(first, '12');
  expect(await addConnection('zendesk', origin)).toEqual({ ...first, viewer: '12' });
  expect(await liveConnections()).toHaveLength(1);
});

test('an origin without its permission is not connected', async () => {
  await expect(addConnection('zendesk', 'https://other.zendesk.com')).rejects.toEqual(
    new Refused('no-host-permission'),
  );
  expect(await liveConnections()).toEqual([]);
});

test.each([
  ['zendesk', 'https://other.zendesk.com'],
  ['request-tracker', origin],
  ['zendesk', 'https://acme.zendesk.com:444'],
] as const)('%s at %s is another connection', async (helpdesk, elsewhere) => {
  await addConnection('zendesk', origin);
  await expect(connectionOf(helpdesk, elsewhere)).rejects.toEqual(new Refused('not-connected'));
});

test('the viewer of the first reading is the owner; another one is refused', async () => {
  const connection = await addConnection('zendesk', origin);
  expect(() => ownerOf(connection)).toThrow(new Refused('viewer-unknown'));
  await expect(claim(connection, undefined)).rejects.toEqual(new Refused('viewer-unknown'));
  expect(await claim(connection, '12')).toEqual({ id: connection.id, viewer: '12' });
  expect(await claim(connection, '12')).toEqual({ id: connection.id, viewer: '12' });
  await expect(claim(connection, '13')).rejects.toEqual(new Refused('other-viewer'));
  expect(ownerOf(await connectionOf('zendesk', origin))).toEqual({ id: connection.id, viewer: '12' });
});

test('of two first readings at once one is the owner’s', async () => {
  const connection = await addConnection('zendesk', origin);
  const claims = await Promise.allSettled([claim(connection, '12'), claim(connection, '13')]);
  expect(claims.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
});

test('a reading that comes late does not bring a removed connection back', async () => {
  const connection = await addConnection('zendesk', origin);
  await removeConnection(connection.id);
  await expect(claim(connection, '12')).rejects.toEqual(new Refused('not-connected'));
  expect(await liveConnections()).toEqual([]);
});

test('disconnecting gives the permission back, once', async () => {
  const { id } = await addConnection('zendesk', origin);
  expect(await removeConnection(id)).toBe(true);
  expect(await removeConnection(id)).toBe(false);
  expect(world.calls).toEqual(['remove https://acme.zendesk.com/*']);
});

test('but not while another connection lives on the same host', async () => {
  const zendesk = await addConnection('zendesk', local);
  const tracker = await addConnection('request-tracker', 'http://127.0.0.1:9090');
  await removeConnection(zendesk.id);
  expect(world.calls).toEqual([]);
  await removeConnection(tracker.id);
  expect(world.calls).toEqual(['remove http://127.0.0.1/*']);
});

test('connected again it is the same agent’s: another one’s figures never come under the same name', async () => {
  const { id } = await addConnection('zendesk', origin);
  await claim({ id } as Connection, '12');
  await removeConnection(id);
  world.granted.add(`${origin}/*`);
  const again = await addConnection('zendesk', origin);
  expect(again).toMatchObject({ id, viewer: '12' });
  expect(again).not.toHaveProperty('disconnectedAt');
  await expect(claim(again, '13')).rejects.toEqual(new Refused('other-viewer'));
});

test('a permission withdrawn in the browser’s own settings: nothing is taken from the tabs still open', async () => {
  await addConnection('zendesk', origin);
  world.granted.delete(`${origin}/*`);
  await expect(connectionOf('zendesk', origin)).rejects.toEqual(new Refused('no-host-permission'));
});
