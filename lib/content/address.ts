/** Where the page is: single-page helpdesks go from ticket to ticket without a load. */
import { every } from '../platform/clock.ts';

const pollMs = 1_000;

/**
 * Tells every new address, once it is the page's: readers compare what they read with it. (The browser announces a
 * navigation before it commits; where it does not tell the commit, the address is polled.)
 */
export function watchAddress(window: Window, signal: AbortSignal, onChange: (url: URL) => void): void {
  const { navigation } = window as { navigation?: EventTarget };
  let href = window.location.href;
  const look = () => {
    if (window.location.href === href) return;
    href = window.location.href;
    onChange(new URL(href));
  };
  if (navigation) navigation.addEventListener('currententrychange', look, { signal });
  else every(pollMs, signal, look);
}
