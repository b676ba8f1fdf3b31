import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchAddress } from '../../../lib/content/address.ts';

const base = 'https://desk.acme.example';

function fakeWindow(navigation?: EventTarget) {
  return { location: { href: `${base}/1` }, ...(navigation && { navigation }) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([
  ['told by the browser', new EventTarget()],
  ['polled where the browser does not tell', undefined],
])('every new address once, when it is the page’s: %s', (_, navigation) => {
  const window = fakeWindow(navigation);
  const controller = new AbortController();
  const seen: string[] = [];
  watchAddress(window as unknown as Window, controller.signal, ({ pathname }) => seen.push(pathname));
  /** The browser announces a navigation, then the page has its new address, then it tells that it has. */
  const goTo = (path: string) => {
    navigation?.dispatchEvent(new Event('navigate'));
    window.location.href = `${base}${path}`;
    navigation?.dispatchEvent(new Event('currententrychange'));
    vi.advanceTimersByTime(1_000);
    return [...seen];
  };
  expect(goTo('/1')).toEqual([]);
  expect(goTo('/2')).toEqual(['/2']);
  expect(goTo('/2')).toEqual(['/2']);
  expect(goTo('/3')).toEqual(['/2', '/3']);
  controller.abort();
  goTo('/4');
  expect(seen).toEqual(['/2', '/3']);
});
