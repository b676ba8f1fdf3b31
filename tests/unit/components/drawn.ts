/** A component in a page of its own, as somebody sees and uses it. */
import { type ComponentChild, render } from 'preact';
import { vi } from 'vitest';

/** It is part of the document, so that it can have the focus. */
export function draw(what: ComponentChild) {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  render(what, place);
  const all = <T extends HTMLElement>(selector: string) => [...place.querySelectorAll<T>(selector)];
  return {
    place,
    all,
    text: () => place.textContent ?? '',
    alerts: () => all('[role="alert"]').map(({ textContent }) => textContent),
    press(name: string) {
      const button = all<HTMLButtonElement>('button').find(({ textContent }) => textContent === name);
      if (!button) throw new Error(`no button ${name}`);
      button.click();
    },
    type(field: Element | null | undefined, text: string) {
      Object.assign(field as HTMLInputElement, { value: text });
      field?.dispatchEvent(new Event('input', { bubbles: true }));
    },
  };
}

/** As in a browser that has no room left. */
export function fillDisk(local: { set: (items: Record<string, unknown>) => Promise<void> }): void {
  vi.spyOn(local, 'set').mockImplementation(async () => {
    throw new Error('no room');
  });
}
