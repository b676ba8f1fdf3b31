/** What the pages read besides day sheets: single tickets, and the work that is going on. */
import { isIntactRecord, isIntactWork } from '../domain/intact.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';
import { noWork, type WorkState } from '../domain/work.ts';
import type { Database } from './connection.ts';
import { workKey } from './schema.ts';

export type StoredTicket = { record: TicketRecord; completeAt: number | undefined };

/** Its record cannot be worked with; the next complete reading replaces it. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
}

/** For who can do without one. */
export function unlessDamaged(error: unknown): undefined {
  if (!(error instanceof DamagedRecord)) throw error;
}

/** A ticket's record and the instant of its last complete reading (epoch ms); undefined: nothing is known of it. @throws {DamagedRecord} */
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
  if (record && !isIntactRecord(record)) throw new DamagedRecord();
  return record && { record, completeAt: seen?.completeAt };
}

/** Some tickets, as `ticketOf` gives each, in one transaction; those that there are not are left out. */
export async function ticketsNamed(
  db: Database,
  names: readonly { connection: string; ticket: string }[],
): Promise<StoredTicket[]> {
  const reading = db.transaction(['tickets', 'seen']);
  const found = await Promise.all(
    names.map(async ({ connection, ticket }) => {
      const [record, seen] = await Promise.all([
        reading.objectStore('tickets').get([connection, ticket]),
        reading.objectStore('seen').get([connection, ticket]),
      ]);
      return record && isIntactRecord(record) ? { record, completeAt: seen?.completeAt } : [];
    }),
  );
  return found.flat();
}

/** All tickets by a requester on the same helpdesk, but for damaged ones. */
export async function ticketsBy(
  db: Database,
  connection: string,
  requester: string,
): Promise<TicketRecord[]> {
  const all = await db.getAllFromIndex('tickets', 'requester', [connection, requester]);
  return all.filter(isIntactRecord);
}

/** How many tickets of a connection are stored. */
export function countTickets(db: Database, connection: string): Promise<number> {
  return db.count('tickets', IDBKeyRange.bound([connection], [connection, []]));
}

/** When a ticket of a connection was last read completely, epoch ms. Reads a row for every ticket. */
export async function lastReadingOf(db: Database, connection: string): Promise<number | undefined> {
  const seen = await db.getAll('seen', IDBKeyRange.bound([connection], [connection, []]));
  return seen.reduce((latest, { completeAt }) => Math.max(latest, completeAt), 0) || undefined;
}

/** Up to `count` tickets of a connection after one of them, in the order of their keys. */
export async function ticketsAfter(
  db: Database,
  connection: string,
  after: string | undefined,
  count: number,
): Promise<StoredTicket[]> {
  const from = after === undefined ? [connection] : [connection, after];
  const reading = db.transaction(['tickets', 'seen']);
  const records = await reading
    .objectStore('tickets')
    .getAll(IDBKeyRange.bound(from, [connection, []], true), count);
  const last = records.at(-1)?.ticket;
  if (last === undefined) return [];
  const seen = await reading.objectStore('seen').getAll(IDBKeyRange.bound(from, [connection, last], true));
  const completeAt = new Map(seen.map((row) => [row.ticket, row.completeAt]));
  return records.map((record) => ({ record, completeAt: completeAt.get(record.ticket) }));
}

/** The work going on now. */
export async function workState(db: Database): Promise<WorkState> {
  const stored = await db.get('work', workKey);
  return stored && isIntactWork(stored) ? stored : noWork;
}
