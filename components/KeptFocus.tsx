/** Where the focus goes when what had it goes away: nobody who works by keyboard begins at the top of the page anew. */
import { useEffect, useRef } from 'preact/hooks';

/** To what is preferred, else to the view's heading; where something else has the focus by then, that keeps it. */
export function catchFocus(preferred?: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (activeElement && activeElement !== body) return;
  const target = preferred ?? document.querySelector<HTMLElement>('main h1');
  if (!target) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus();
}

/** Catches it when something goes that held what had it. */
export function useCaughtFocus(isThere: boolean): void {
  const wasThere = useRef(isThere);
  useEffect(() => {
    if (wasThere.current && !isThere) catchFocus();
    wasThere.current = isThere;
  }, [isThere]);
}

/**
 * Before the item of a list goes by its own button: to that of the next one, else of the one before, else to what is
 * left when the list is empty. What is folded away takes no focus.
 */
export function focusBeside(
  button: HTMLElement,
  alike: Iterable<HTMLElement>,
  whenEmpty?: HTMLElement | null,
) {
  const all = [...alike];
  const index = all.indexOf(button);
  for (const one of [all[index + 1], all[index - 1], whenEmpty]) {
    one?.focus();
    if (one && document.activeElement === one) return;
  }
}
