import { beforeEach, expect, test, vi } from 'vitest';
import {
  addConnection,
  forgetShownProfile,
  liveConnections,
  noteBase,
  removeConnection,
  requireConnected,
} from '../../../lib/background/connections.ts';
import { addProfile, claim } from '../../../lib/background/owners.ts';
import { Refused } from '../../../lib/messaging/server.ts';
import { readShownProfile, writeShownProfile } from '../../../lib/platform/settings.ts';
import { world } from '../fake-browser.ts';
import { contents } from './a-ticket.ts';
import { installAfresh } from './fresh.ts';

const origin = 'https://acme.zendesk.com';
const id = `zendesk@${origin}`;
const place = { helpdesk: 'zendesk', origin } as const;

beforeEach(async () => {
  await installAfresh();
  for (const pattern of ['https://acme.zendesk.com/*', 'http://127.0.0.1/*']) world.granted.add(pattern);
});

test('connecting twice keeps the first connection and its viewer', async () => {
  await addConnection('zendesk', origin);
  const [first] = await liveConnections();
  expect(first).toEqual({ id, ...place, connectedAt: expect.any(Number) });
  await claim(place, '12');
  await addConnection('zendesk', origin);
  expect(await liveConnections()).toEqual([{ ...first, viewer: '12' }]);
});

test('what is connected while a profile is shown belongs to that profile, if anybody has it', async () => {
  await writeShownProfile('Bob');
  await addConnection('zendesk', origin);
  await addProfile(place, '13', 'Bob');
  await addConnection('zendesk', 'http://127.0.0.1:1');
  expect((await liveConnections()).map(({ profile }) => profile)).toEqual(['Bob', undefined, 'Bob']);
});

test('the name of a profile that is gone is not kept', async () => {
  await writeShownProfile('Bob');
  await forgetShownProfile();
  expect(await readShownProfile()).toBe('');
  await addConnection('zendesk', origin);
  await addProfile(place, '13', 'Bob');
  await writeShownProfile('Bob');
  await forgetShownProfile();
  expect(await readShownProfile()).toBe('Bob');
});

test('a full disk is a refusal that says so', async () => {
  await addConnection('zendesk', origin);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await expect(noteBase(place, '/rt')).rejects.toEqual(new Refused('database', 'no-space'));
  put.mockRestore();
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
] as const)('%s at %s is another place', async (helpdesk, elsewhere) => {
  await addConnection('zendesk', origin);
  await expect(requireConnected({ helpdesk, origin: elsewhere })).rejects.toEqual(
    new Refused('not-connected'),
  );
});

test('the base of a place is noted for everybody who is recorded there, and nowhere else', async () => {
  await addConnection('zendesk', origin);
  await addConnection('zendesk', 'http://127.0.0.1:1');
  await noteBase(place, '/rt');
  expect((await liveConnections()).map(({ base }) => base)).toEqual([undefined, '/rt']);
});

test('a reading that comes late does not bring a removed connection back', async () => {
  await addConnection('zendesk', origin);
  await removeConnection(id);
  await expect(claim(place, '12')).rejects.toEqual(new Refused('not-connected'));
  expect(await liveConnections()).toEqual([]);
});

test('disconnecting gives the permission back, once', async () => {
  await addConnection('zendesk', origin);
  await removeConnection(id);
  await removeConnection(id);
  expect(world.calls).toEqual(['remove https://acme.zendesk.com/*']);
});

test('a worker that is stopped while it disconnects leaves a connection that can be disconnected again', async () => {
  await addConnection('zendesk', origin);
  let wasLive: boolean | undefined;
  world.onRemove = async () => {
    wasLive = (await liveConnections()).length === 1;
  };
  await removeConnection(id);
  expect(wasLive).toBe(true);
});

test('but not while another connection lives on the same host', async () => {
  await addConnection('zendesk', 'http://127.0.0.1:8080');
  await addConnection('request-tracker', 'http://127.0.0.1:9090');
  await removeConnection('zendesk@http://127.0.0.1:8080');
  expect(world.calls).toEqual([]);
  await removeConnection('request-tracker@http://127.0.0.1:9090');
  expect(world.calls).toEqual(['remove http://127.0.0.1/*']);
});

test('connected again it is the same agent’s: another one’s figures never come under the same name', async () => {
  await addConnection('zendesk', origin);
  await claim(place, '12');
  await removeConnection(id);
  expect((await contents()).connections).toMatchObject([{ id, disconnectedAt: expect.any(Number) }]);
  world.granted.add(`${origin}/*`);
  await addConnection('zendesk', origin);
  const [again] = await liveConnections();
  expect(again).toMatchObject({ id, viewer: '12' });
  expect(again).not.toHaveProperty('disconnectedAt');
  await expect(claim(place, '13')).rejects.toEqual(new Refused('other-viewer'));
});

test('a permission withdrawn in the browser’s own settings: nothing is taken from the tabs still open', async () => {
  await addConnection('zendesk', origin);
  world.granted.delete(`${origin}/*`);
  await expect(requireConnected(place)).rejects.toEqual(new Refused('no-host-permission'));
  await expect(claim(place, '12')).rejects.toEqual(new Refused('no-host-permission'));
});
