/** What an agent does that may change a ticket: a button, a form, a keyboard shortcut. Links and typing are none. */

const controls = 'button, [role="button"], [role="menuitem"], input[type="submit"], input[type="button"]';

export function watchActions(window: Window, signal: AbortSignal, onAction: () => void): void {
  const options = { capture: true, passive: true, signal };
  window.addEventListener(
    'click',
    (event) => {
      const [target] = event.composedPath();
      if ((target as Element | undefined)?.closest?.(controls)) onAction();
    },
    options,
  );
  window.addEventListener('submit', onAction, options);
  window.addEventListener(
    'keydown',
    ({ ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) onAction();
    },
    options,
  );
}
