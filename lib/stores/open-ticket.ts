/** Where a ticket is looked at in its helpdesk: in the tab that shows it already, else in a new one. */
import type { Connection } from '../db/schema.ts';
import { catalog } from '../helpdesks/catalog.ts';
import { openTab, showTab, tabsAt } from '../platform/tabs.ts';

export function ticketAddress({ helpdesk, origin, base = '' }: Connection, ticket: string): string {
  return `${origin}${base}${catalog[helpdesk].ticketAddress(ticket)}`;
}

export async function openTicket(connection: Connection, ticket: string): Promise<void> {
  const address = ticketAddress(connection, ticket);
  const shown = (await tabsAt(connection.origin)).find(({ url }) => isPageOf(url, address));
  if (shown) await showTab(shown);
  else await openTab(address);
}

/** The page itself, what lies below it (`/events`), and a place in it. */
export function isPageOf(url: string, address: string): boolean {
  return url === address || ['/', '#', '?', '&'].some((sign) => url.startsWith(address + sign));
}
