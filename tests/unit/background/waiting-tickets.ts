/** Tickets of mine that wait, as the database has them, and their reading by a tab of the helpdesk. */
import { handlers } from '../../../lib/background/handlers.ts';
import { openDatabase } from '../../../lib/db/connection.ts';
import type { TicketEvent, TicketSnapshot } from '../../../lib/domain/ticket.ts';
import { world } from '../fake-browser.ts';
import { anna, origin, pat, snapshot } from './a-ticket.ts';

export const connection = `zendesk@${origin}`;
export const page = { origin };

/** One that pat opened, and that is anna's. */
export function waiting(openedAt: number): TicketEvent[] {
  return [
    { id: 'created', at: openedAt, type: 'created', by: pat },
    { id: '1', at: openedAt, type: 'message', by: pat, public: true },
    { id: '2', at: openedAt, type: 'assignment', by: pat, to: anna.id },
  ];
}

export function answered(openedAt: number, at: number): TicketEvent[] {
  return [...waiting(openedAt), { id: '3', at, type: 'message', by: anna, public: true }];
}

export async function record(ticket: string, events: TicketEvent[], over: Partial<TicketSnapshot> = {}) {
  await handlers.record(snapshot(events, { ticket, readAt: Date.now(), ...over }), page);
}

/** Its last reading was so long ago. */
export async function age(ticket: string, agoMs: number): Promise<void> {
  const db = await openDatabase();
  await db.put('seen', { connection, ticket, completeAt: Date.now() - agoMs });
}

/** A tab that answers a request to read as a content script does. */
export function openTab(
  answer: (ticket: string) => Promise<object>,
  tab: Partial<(typeof world.tabs)[number]> = {},
): string[] {
  const asked: string[] = [];
  world.tabs.push({ id: 7, url: `${origin}/agent/dashboard`, ...tab });
  world.answers.set(tab.id ?? 7, async (message) => {
    const { ticket } = (message as { read: { ticket: string } }).read;
    asked.push(ticket);
    return answer(ticket);
  });
  return asked;
}
