import { beforeEach, expect, test } from 'vitest';
import { readPins, writePins } from '../../../lib/platform/pin-settings.ts';
import { browser, resetBrowser } from '../fake-browser.ts';

beforeEach(resetBrowser);

test('nothing is pinned in the beginning; what was pinned stays in its order', async () => {
  expect(await readPins()).toEqual([]);
  await writePins(['csat', 'on-hold']);
  expect(await readPins()).toEqual(['csat', 'on-hold']);
});

test.each<[string, unknown, string[]]>([
  ['a metric that this version does not know', ['csat', 'mood', 'on-hold'], ['csat', 'on-hold']],
  ['one twice', ['csat', 'csat'], ['csat']],
  ['no list', 'csat', []],
  ['what is no name', ['csat', 7], []],
])('%s', async (_, stored, expected) => {
  await browser.storage.local.set({ pins: stored });
  expect(await readPins()).toEqual(expected);
});
