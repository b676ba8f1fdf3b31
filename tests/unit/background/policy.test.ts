/** What policy sets wins, and the agent's own comes back when it goes, wherever the worker is stopped. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addConnection } from '../../../lib/background/connections.ts';
import { define } from '../../../lib/background/definitions.ts';
import { handlers } from '../../../lib/background/handlers.ts';
import { applyPolicy } from '../../../lib/background/policy.ts';
import { startWorker } from '../../../lib/background/start.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingState } from '../../../lib/db/filing.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { takeOverManaged } from '../../../lib/platform/managed.ts';
import { readOwnDefinitions } from '../../../lib/platform/settings.ts';
import { nineToFive } from '../domain/schedules.ts';
import { world } from '../fake-browser.ts';
import { installAfresh } from './fresh.ts';

const own: Definitions = { ...defaultDefinitions('Europe/London'), fcrWindowDays: 3, countsRepeats: true };
const policy = { supportHours: [nineToFive], definitions: { fcrWindowDays: 14, clock: 'business' } };
const byPolicy = { ...own, supportHours: [nineToFive], fcrWindowDays: 14, clock: 'business' };

async function inForce(): Promise<Definitions | undefined> {
  const state = await filingState(await openDatabase());
  return (state?.next ?? state?.now)?.definitions;
}
/** What the browser says, and what the worker heard of it. */
const say = (values: object) => fakeBrowser.storage.managed.set(values as Record<string, unknown>);
const sayNothing = () => fakeBrowser.storage.managed.clear();
async function set(values: object): Promise<void> {
  await say(values);
  await takeOverManaged();
}
async function clear(): Promise<void> {
  await sayNothing();
  await takeOverManaged();
}

beforeEach(async () => {
  await installAfresh();
  await define(own);
});

describe('the policy', () => {
  test('none: nothing changes, nothing is kept', async () => {
    await applyPolicy();
    expect(await inForce()).toEqual(own);
    expect(await readOwnDefinitions()).toBeNull();
  });

  test('comes, is applied again, changes and goes', async () => {
    await set(policy);
    await applyPolicy();
    await applyPolicy();
    expect(await inForce()).toEqual(byPolicy);
    expect(await readOwnDefinitions()).toEqual(own);

    await clear();
    await set({ definitions: { countsRepeats: false } });
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, countsRepeats: false });

    await clear();
    await applyPolicy();
    expect(await inForce()).toEqual(own);
    expect(await readOwnDefinitions()).toBeNull();
  });

  test('what the agent chooses meanwhile is kept, but for what the team sets', async () => {
    await set(policy);
    await applyPolicy();
    await handlers.define({
      definitions: { ...byPolicy, clock: 'calendar', fcrWindowDays: 30, idleLimitMs: 60_000 },
    });
    expect(await inForce()).toEqual({ ...byPolicy, idleLimitMs: 60_000 });
    await clear();
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, idleLimitMs: 60_000 });
  });

  test('a part that does not fit is not applied, the other is', async () => {
    await set({ ...policy, supportHours: [{ ...nineToFive, timeZone: 'Mars' }] });
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, fcrWindowDays: 14, clock: 'business' });
  });

  test.each([1, 2, 3, 4])(
    'stopped before write %i of the settings: the next start does the rest',
    async (nth) => {
      const { local } = fakeBrowser.storage;
      const writeSetting = local.set.bind(local);
      let written = 0;
      const stopping = vi.spyOn(local, 'set').mockImplementation(async (items) => {
        written += 1;
        if (written === nth) throw new Error('stopped');
        return writeSetting(items);
      });
      const start = () => takeOverManaged().then(() => applyPolicy());
      await say(policy);
      await start().catch(() => undefined);
      await sayNothing();
      await start().catch(() => undefined);
      stopping.mockRestore();
      await start();
      expect(await inForce()).toEqual(own);
      expect(await readOwnDefinitions()).toBeNull();
    },
  );
});

test('the worker applies it at its start, and when it changes', async () => {
  await say(policy);
  startWorker();
  await vi.waitFor(async () => expect(await inForce()).toEqual(byPolicy));
  await say({ definitions: { fcrWindowDays: 21 } });
  await vi.waitFor(async () => expect((await inForce())?.fcrWindowDays).toBe(21));
});

describe('a shift that moves to another zone on a day', () => {
  const from = (validFrom: string, timeZone: string) => ({ ...nineToFive, timeZone, validFrom });
  const shift = [from('2026-12-01', 'America/New_York'), { ...nineToFive, timeZone: 'Europe/London' }];
  const zoneAt = async (instant: string) => {
    vi.setSystemTime(instant);
    await applyPolicy();
    return (await inForce())?.timeZone;
  };
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    await define({ ...own, shift });
  });
  afterEach(() => void vi.useRealTimers());

  test('takes the local days with it when the day has come there', async () => {
    expect(await zoneAt('2026-12-01T04:59:59Z')).toBe('Europe/London');
    expect(await zoneAt('2026-12-01T05:00:00Z')).toBe('America/New_York');
  });

  test('also while a policy sets the rest, and after it went', async () => {
    await say(policy);
    expect(await zoneAt('2026-11-20T12:00:00Z')).toBe('Europe/London');
    expect(await zoneAt('2026-12-01T12:00:00Z')).toBe('America/New_York');
    await sayNothing();
    expect(await zoneAt('2026-12-02T12:00:00Z')).toBe('America/New_York');
    expect(await readOwnDefinitions()).toBeNull();
  });
});

describe('rules of helpdesks that the policy sets', () => {
  const origin = 'https://acme.zendesk.com';
  const rules = [{ helpdesk: 'zendesk', origin, complaints: ['complaint'] }];
  const injected = 'inject 7 /content-scripts/zendesk.js';
  const injections = () => world.calls.filter((call) => call === injected).length;

  beforeEach(async () => {
    world.granted.add(`${origin}/*`);
    world.tabs = [{ id: 7, url: `${origin}/agent/tickets/5` }];
    await addConnection('zendesk', origin);
  });

  test('reach the pages that are open, at the worker’s start and when they change', async () => {
    await say({ helpdeskRules: rules });
    startWorker();
    await vi.waitFor(() => expect(injections()).toBe(1));
    await say({ helpdeskRules: [{ ...rules[0], complaints: ['billing'] }] });
    await vi.waitFor(() => expect(injections()).toBe(2));
    await sayNothing();
    await say({ definitions: { fcrWindowDays: 21 } });
    await vi.waitFor(() => expect(injections()).toBe(3));
  });

  test('that stayed as they are leave pages alone', async () => {
    await say({ helpdeskRules: rules });
    expect(await takeOverManaged()).toBe(true);
    startWorker();
    await say({ helpdeskRules: rules, definitions: { fcrWindowDays: 21 } });
    await vi.waitFor(async () => expect((await inForce())?.fcrWindowDays).toBe(21));
    expect(injections()).toBe(0);
  });
});
