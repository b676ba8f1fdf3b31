import { Window } from 'happy-dom';
import { afterEach, expect, test, vi } from 'vitest';
import { watchChanges } from '../../../lib/content/changes.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a page that never rests is told of once a second; the first change at once, and none after the end', async () => {
  vi.useFakeTimers();
  const window = new Window();
  vi.stubGlobal('MutationObserver', window.MutationObserver);
  const controller = new AbortController();
  let told = 0;
  watchChanges(window.document as unknown as Document, controller.signal, () => {
    told += 1;
  });
  const change = () => window.document.body.append(window.document.createElement('p'));
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  change();
  await wait(20);
  expect(told).toBe(1);
  for (let count = 0; count < 150; count += 1) {
    change();
    await wait(20);
  }
  expect(told).toBeGreaterThanOrEqual(3);
  expect(told).toBeLessThanOrEqual(4);
  controller.abort();
  await wait(1_100);
  const before = told;
  change();
  await wait(1_100);
  expect(told).toBe(before);
  await window.happyDOM.close();
});
