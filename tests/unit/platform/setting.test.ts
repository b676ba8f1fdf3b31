import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, expect, test, vi } from 'vitest';
import { whole } from '../../../lib/domain/check.ts';
import { defineLastingSetting, defineSetting } from '../../../lib/platform/setting.ts';
import { resetBrowser } from '../fake-browser.ts';

beforeEach(resetBrowser);

const stored = async () => (await fakeBrowser.storage.local.get('limit')).limit;

test('a setting is what it was in the beginning until something is written', async () => {
  const limit = defineSetting('limit', whole(), () => 5);
  expect(await limit.read()).toBe(5);
  expect(await stored()).toBeUndefined();
  await limit.write(7);
  expect(await limit.read()).toBe(7);
});

test('what does not fit is left as it lies, and read as the beginning', async () => {
  await fakeBrowser.storage.local.set({ limit: 'many' });
  const limit = defineSetting('limit', whole(), () => 5);
  const lasting = defineLastingSetting('limit', whole(), () => 6);
  expect([await limit.read(), await lasting.read()]).toEqual([5, 6]);
  expect(await stored()).toBe('many');
});

test('a lasting one is made once, whoever needs it first', async () => {
  let made = 0;
  const make = vi.fn(() => {
    made += 1;
    return made;
  });
  const limit = defineLastingSetting('limit', whole(), make);
  expect(await Promise.all([limit.read(), limit.read(), limit.read()])).toEqual([1, 1, 1]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(await stored()).toBe(1);
  await limit.write(9);
  expect(await limit.read()).toBe(9);
});
