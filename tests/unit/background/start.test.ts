import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { liveConnections } from '../../../lib/background/connections.ts';
import { startWorker } from '../../../lib/background/start.ts';
import { readPendingConnection, writePendingConnection } from '../../../lib/platform/settings.ts';
import { announcePermissions, world } from '../fake-browser.ts';
import { installAfresh } from './fresh.ts';

const origin = 'https://acme.zendesk.com';
const registered = 'register zendesk https://acme.zendesk.com/*';

beforeEach(async () => {
  await installAfresh();
  startWorker();
});

test('listens in its first turn', () => {
  const { onMessage, onInstalled, onStartup } = fakeBrowser.runtime;
  expect([onMessage, onInstalled, onStartup].map((event) => event.hasListeners())).toEqual([
    true,
    true,
    true,
  ]);
});

test('finishes the connection that the popup asked for, though the popup is gone', async () => {
  await writePendingConnection({ helpdesk: 'zendesk', origin, askedAt: Date.now() });
  world.granted.add(`${origin}/*`);
  announcePermissions('added');
  await vi.waitFor(() => expect(world.calls).toEqual([registered]));
  expect(await liveConnections()).toMatchObject([{ helpdesk: 'zendesk', origin }]);
  expect(await readPendingConnection()).toBeNull();
});

test('a permission for another host leaves the wish waiting, and still reconciles', async () => {
  await writePendingConnection({ helpdesk: 'zendesk', origin, askedAt: Date.now() });
  world.scripts.set('old', { id: 'old', js: [], matches: [] });
  world.granted.add('https://other.example/*');
  announcePermissions('added');
  await vi.waitFor(() => expect(world.calls).toEqual(['unregister old']));
  expect(await liveConnections()).toEqual([]);
  expect(await readPendingConnection()).toMatchObject({ helpdesk: 'zendesk', origin });
});

test('a permission that is taken away takes the script with it', async () => {
  await writePendingConnection({ helpdesk: 'zendesk', origin, askedAt: Date.now() });
  world.granted.add(`${origin}/*`);
  announcePermissions('added');
  await vi.waitFor(() => expect(world.scripts.size).toBe(1));
  world.granted.clear();
  announcePermissions('removed');
  await vi.waitFor(() => expect(world.scripts.size).toBe(0));
  expect(world.badge).toBe('!');
});

test('a wish that nobody answered for five minutes connects nothing', async () => {
  startWorker();
  await writePendingConnection({ helpdesk: 'zendesk', origin, askedAt: Date.now() - 301_000 });
  world.granted.add(`${origin}/*`);
  announcePermissions('added');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await liveConnections()).toEqual([]);
});

test.each([
  ['install', ['open chrome-extension://firstline-test/popup.html#welcome']],
  ['update', []],
  ['chrome_update', []],
] as const)('%s: a page opens for a new installation, and for no other', async (reason, opened) => {
  await fakeBrowser.runtime.onInstalled.trigger({ reason } as never);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(world.calls.filter((call) => call.startsWith('open'))).toEqual(opened);
});
