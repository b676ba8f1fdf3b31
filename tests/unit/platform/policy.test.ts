import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultTargets, type Target } from '../../../lib/domain/targets.ts';
import { takeOverManaged } from '../../../lib/platform/managed.ts';
import { readPolicy } from '../../../lib/platform/policy.ts';
import { readHelpdeskRules, writeHelpdeskRules } from '../../../lib/platform/settings.ts';
import { readOwnTargets, readTargets, writeTargets } from '../../../lib/platform/target-settings.ts';
import { nineToFive } from '../domain/schedules.ts';
import { resetBrowser } from '../fake-browser.ts';

beforeEach(resetBrowser);

const strict: Target = { metric: 'first-response-time', statistic: 'median', value: 600_000 };
const own: Target = { ...strict, value: 1 };
const rules = { helpdesk: 'zendesk', origin: 'https://acme.zendesk.com', complaints: ['x'] } as const;

async function set(policy: object): Promise<void> {
  await fakeBrowser.storage.managed.set(policy as Record<string, unknown>);
  await takeOverManaged();
}

describe('no policy', () => {
  test('Chromium: an empty area', async () => {
    expect(await readPolicy()).toEqual({ setup: {}, problems: [] });
    expect(await readTargets()).toEqual(defaultTargets);
  });

  test('Firefox: a rejection', async () => {
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockRejectedValue(
      new Error('Managed storage manifest not found'),
    );
    expect(await readPolicy()).toEqual({ setup: {}, problems: [] });
    expect(await readTargets()).toEqual(defaultTargets);
    expect(await readHelpdeskRules()).toEqual([]);
  });
});

describe('the browser says nothing of its policies for seconds after its start', () => {
  const silent = () =>
    vi.spyOn(fakeBrowser.storage.managed, 'get').mockReturnValue(new Promise(() => {}) as never);

  test('what the worker heard last holds', async () => {
    await set({ targets: [strict] });
    const browser = silent();
    expect(await readTargets()).toEqual([strict]);
    browser.mockRestore();
  });

  test('and until the worker has heard again', async () => {
    await set({ targets: [strict] });
    await fakeBrowser.storage.managed.set({ targets: [own] });
    expect(await readTargets()).toEqual([strict]);
    await takeOverManaged();
    expect(await readTargets()).toEqual([own]);
  });

  test('before it was ever heard, there is none', async () => {
    const browser = silent();
    expect(await readTargets()).toEqual(defaultTargets);
    browser.mockRestore();
  });
});

describe('a policy', () => {
  test('may be a team’s file as it is', async () => {
    await set({ format: 'firstline-team', version: 1, name: 'Tier one', targets: [strict] });
    expect(await readPolicy()).toEqual({ setup: { name: 'Tier one', targets: [strict] }, problems: [] });
  });

  test('wins over the agent’s own targets, which stay and come back', async () => {
    await writeTargets([own]);
    await set({ targets: [strict] });
    expect(await readTargets()).toEqual([strict]);
    expect(await readOwnTargets()).toEqual([own]);
    await fakeBrowser.storage.managed.clear();
    await takeOverManaged();
    expect(await readTargets()).toEqual([own]);
  });

  test('wins over the agent’s own rules of helpdesks', async () => {
    await writeHelpdeskRules([{ ...rules, complaints: ['mine'] }]);
    await set({ helpdeskRules: [rules] });
    expect(await readHelpdeskRules()).toEqual([rules]);
  });

  test('may set no target at all', async () => {
    await set({ targets: [] });
    expect(await readTargets()).toEqual([]);
  });

  test.each<[string, object, { field: string; kind: string }]>([
    [
      'an unknown metric',
      { targets: [strict, { ...strict, metric: 'mood' }] },
      { field: 'targets[1].metric', kind: 'invalid_value' },
    ],
    [
      'a statistic of others',
      { targets: [{ ...strict, statistic: 'ratio' }] },
      { field: 'targets[0].statistic', kind: 'invalid_value' },
    ],
    [
      'an unknown field',
      { targets: [{ ...strict, owner: 1 }] },
      { field: 'targets[0]', kind: 'unrecognized_keys' },
    ],
    ['an unknown part', { target: [] }, { field: 'target', kind: 'unrecognized_keys' }],
    ['a part of every object', { toString: 1 }, { field: 'toString', kind: 'unrecognized_keys' }],
    ['no list', { targets: 'strict' }, { field: 'targets', kind: 'invalid_type' }],
    [
      'a zone that is none',
      { supportHours: [{ ...nineToFive, timeZone: 'Mars' }] },
      { field: 'supportHours[0].timeZone', kind: 'invalid_format' },
    ],
    [
      'a window of a year',
      { definitions: { fcrWindowDays: 365 } },
      { field: 'definitions.fcrWindowDays', kind: 'too_big' },
    ],
  ])('%s: that part is named and left out, the others hold', async (_, wrong, problem) => {
    await set({ name: 'Tier one', ...wrong });
    expect(await readPolicy()).toEqual({ setup: { name: 'Tier one' }, problems: [problem] });
    expect(await readTargets()).toEqual(defaultTargets);
  });
});
