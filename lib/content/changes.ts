/** That something on the page changed: told at most once a second, so that a page that never rests costs little. */
import { after } from '../platform/clock.ts';

/** Far shorter than what a page is left to rest before it is read: what changes meanwhile is read with it. */
const pauseMs = 1_000;

export function watchChanges(document: Document, signal: AbortSignal, onChange: () => void): void {
  const observer = new MutationObserver(() => {
    observer.disconnect();
    after(pauseMs, observe);
    onChange();
  });
  const observe = () => {
    if (!signal.aborted) observer.observe(document, { childList: true, subtree: true });
  };
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  observe();
}
