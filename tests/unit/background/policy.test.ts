/** What policy sets wins, and the agent's own comes back when it goes, wherever the worker is stopped. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { define } from '../../../lib/background/definitions.ts';
import { handlers } from '../../../lib/background/handlers.ts';
import { applyPolicy } from '../../../lib/background/policy.ts';
import { startWorker } from '../../../lib/background/start.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import { filingState } from '../../../lib/db/filing.ts';
import { type Definitions, defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { readOwnDefinitions } from '../../../lib/platform/settings.ts';
import { nineToFive } from '../domain/schedules.ts';
import { installAfresh } from './fresh.ts';

const own: Definitions = { ...defaultDefinitions('Europe/London'), fcrWindowDays: 3, countsRepeats: true };
const policy = { supportHours: [nineToFive], definitions: { fcrWindowDays: 14, clock: 'business' } };
const byPolicy = { ...own, supportHours: [nineToFive], fcrWindowDays: 14, clock: 'business' };

async function inForce(): Promise<Definitions | undefined> {
  const state = await filingState(await openDatabase());
  return (state?.next ?? state?.now)?.definitions;
}
const set = (values: object) => fakeBrowser.storage.managed.set(values as Record<string, unknown>);

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

    await fakeBrowser.storage.managed.clear();
    await set({ definitions: { countsRepeats: false } });
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, countsRepeats: false });

    await fakeBrowser.storage.managed.clear();
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
    await fakeBrowser.storage.managed.clear();
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, idleLimitMs: 60_000 });
  });

  test('a part that does not fit is not applied, the other is', async () => {
    await set({ ...policy, supportHours: [{ ...nineToFive, timeZone: 'Mars' }] });
    await applyPolicy();
    expect(await inForce()).toEqual({ ...own, fcrWindowDays: 14, clock: 'business' });
  });

  test.each([1, 2])('stopped before write %i of the settings: the next start does the rest', async (nth) => {
    const { local } = fakeBrowser.storage;
    const writeSetting = local.set.bind(local);
    let written = 0;
    const stopping = vi.spyOn(local, 'set').mockImplementation(async (items) => {
      written += 1;
      if (written === nth) throw new Error('stopped');
      return writeSetting(items);
    });
    await set(policy);
    await applyPolicy().catch(() => undefined);
    await fakeBrowser.storage.managed.clear();
    await applyPolicy().catch(() => undefined);
    stopping.mockRestore();
    await applyPolicy();
    expect(await inForce()).toEqual(own);
    expect(await readOwnDefinitions()).toBeNull();
  });
});

test('the worker applies it at its start, and when it changes', async () => {
  await set(policy);
  startWorker();
  await vi.waitFor(async () => expect(await inForce()).toEqual(byPolicy));
  await set({ definitions: { fcrWindowDays: 21 } });
  await vi.waitFor(async () => expect((await inForce())?.fcrWindowDays).toBe(21));
});
