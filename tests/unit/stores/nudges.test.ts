import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { defaultNudges } from '../../../lib/domain/nudges.ts';
import { readNudges, saveNudges, switchNotificationsOn } from '../../../lib/stores/nudges.ts';
import { resetBrowser, world } from '../fake-browser.ts';

beforeEach(resetBrowser);

const stored = async () => (await fakeBrowser.storage.local.get()).nudges;

test('until something is chosen: the number on the icon, and no notification', async () => {
  expect(await readNudges()).toEqual({ settings: defaultNudges, isAllowed: false });
  expect(defaultNudges).toMatchObject({ badge: true, notify: false });
});

test('the browser is asked in the turn of the click, and the choice is stored though the page may close', async () => {
  const switching = switchNotificationsOn(defaultNudges);
  expect(world.calls).toEqual(['request notifications']);
  await vi.waitFor(async () => expect(await stored()).toMatchObject({ notify: true }));
  world.answerRequest(true);
  expect(await switching).toEqual({ settings: { ...defaultNudges, notify: true }, isAllowed: true });
});

test('denied: the choice stands, and it is said that nothing comes of it', async () => {
  const switching = switchNotificationsOn(defaultNudges);
  world.answerRequest(false);
  expect(await switching).toEqual({ settings: { ...defaultNudges, notify: true }, isAllowed: false });
  await saveNudges({ ...defaultNudges, notify: false });
  expect(await stored()).toEqual(defaultNudges);
});

test('what does not fit is as if nothing was chosen', async () => {
  await fakeBrowser.storage.local.set({ nudges: { badge: 'yes' } });
  expect((await readNudges()).settings).toEqual(defaultNudges);
});
