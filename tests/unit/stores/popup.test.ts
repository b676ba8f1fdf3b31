/** Targets that are saved in the popup, and what of it can be undone. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { defaultTargets, type Target } from '../../../lib/domain/targets.ts';
import { readOwnTargets } from '../../../lib/platform/target-settings.ts';
import { popup, saveTargets, undoTargets } from '../../../lib/stores/popup.ts';
import { installAfresh } from '../background/fresh.ts';
import { browser } from '../fake-browser.ts';

const own: Target[] = [{ metric: 'handle-time', statistic: 'mean', value: 60_000 }];
const { local } = browser.storage;
/** As a browser that has no room left. */
const fillDisk = () =>
  vi.spyOn(local, 'set').mockImplementation(async () => {
    throw new Error('quota exceeded');
  });

beforeEach(async () => {
  await installAfresh();
  popup.setState({ replacedTargets: undefined });
  await local.set({ targets: own });
});

describe('what a save replaced comes back', () => {
  test('also when it was saved twice', async () => {
    await saveTargets(defaultTargets);
    await saveTargets(defaultTargets);
    expect(await undoTargets()).toBeUndefined();
    expect(await readOwnTargets()).toEqual(own);
    expect(popup.getState().replacedTargets).toBeUndefined();
  });

  test('that of the last one, where they were two', async () => {
    await saveTargets([]);
    await saveTargets(defaultTargets);
    await undoTargets();
    expect(await readOwnTargets()).toEqual([]);
  });
});

test('what cannot be read is written over, though it reads as the usual', async () => {
  await local.set({ targets: 'damaged' });
  await saveTargets(defaultTargets);
  expect(await local.get('targets')).toEqual({ targets: defaultTargets });
});

test('a page in front that does not answer holds no save up', async () => {
  vi.spyOn(browser.tabs, 'query').mockReturnValue(new Promise(() => {}));
  expect(await saveTargets([])).toBeUndefined();
  expect(await undoTargets()).toBeUndefined();
  expect(await readOwnTargets()).toEqual(own);
});

test('what is not saved says why, and nothing is there to undo', async () => {
  fillDisk();
  expect(await saveTargets([])).toBe('quota exceeded');
  expect(popup.getState().replacedTargets).toBeUndefined();
  popup.setState({ replacedTargets: [] });
  expect(await undoTargets()).toBe('quota exceeded');
  expect(popup.getState().replacedTargets).toEqual([]);
});
