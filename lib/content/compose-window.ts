/** A window that a ticket's page opened to write the reply in belongs to that ticket, where its address names none. */
import type { Adapter, TicketRef } from '../helpdesks/adapter.ts';

/** The adapter as it is to be used in this window. */
export function inWindow(adapter: Adapter, window: Window): Adapter {
  const opened = openedFor(adapter, window);
  return opened ? { ...adapter, ticketIn: (url) => adapter.ticketIn(url) ?? opened } : adapter;
}

/** Only of a window without toolbars: a tab that a ticket opened shows something else. */
function openedFor(adapter: Adapter, { opener, toolbar }: Window): TicketRef | undefined {
  if (!opener || toolbar.visible) return undefined;
  try {
    return adapter.ticketIn(new URL((opener as Window).location.href));
  } catch {
    // Another origin's, which does not tell where it is.
    return undefined;
  }
}
