/** What the pages read besides day sheets: single tickets, and the work that is going on. */
import type { TicketRecord } from '../domain/ticket-record.ts';
import type { OpenSpan } from '../domain/work.ts';
import type { Database } from './connection.ts';
import { openSpanKey } from './schema.ts';

export type StoredTicket = { record: TicketRecord; completeAt: number | undefined };

/** A ticket's record and the instant of its last complete reading (epoch ms); undefined: nothing is known of it. */
export async function ticketOf(
  db: Database,
  connection: string,
  ticket: string,
): Promise<StoredTicket | undefined> {
  const reading = db.transaction(['tickets', 'seen']);
  const [record, seen] = await Promise.all([
    reading.objectStore('tickets').get([connection, ticket]),
    reading.objectStore('seen').get([connection, ticket]),
    reading.done,
  ]);
  return record && { record, completeAt: seen?.completeAt };
}

/** The work going on now. */
export function openSpan(db: Database): Promise<OpenSpan | undefined> {
  return db.get('work', openSpanKey);
}
