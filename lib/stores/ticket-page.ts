/** From a notification to the ticket: where a helpdesk has its tickets, the worker does not know. */
import { openDatabase } from '../db/connection.ts';
import { type PageStatus, statusQuestion } from '../messaging/page-status.ts';
import { clearNotification } from '../platform/notifications.ts';
import { askTab, giveWayTo, leaveFor, tabsAt } from '../platform/tabs.ts';
import { ticketAddress } from './open-ticket.ts';

/**
 * To the tab that shows the ticket, else to its own page in this one. Nothing happens where the connection is gone.
 * @param key connection and ticket, as the worker wrote them
 */
export async function goToTicket(key: string): Promise<void> {
  const [id, ticket] = JSON.parse(key) as [string, string];
  await clearNotification(key);
  const connection = await (await openDatabase()).get('connections', id);
  if (!connection) return;
  const tabs = (await tabsAt(connection.origin)).filter(({ isLoaded }) => isLoaded);
  const shown = await Promise.all(tabs.map((tab) => askTab(tab.id, statusQuestion)));
  const tab = tabs.find((_, index) => (shown[index] as PageStatus | undefined)?.ticket === ticket);
  if (tab) await giveWayTo(tab);
  else leaveFor(ticketAddress(connection, ticket));
}
