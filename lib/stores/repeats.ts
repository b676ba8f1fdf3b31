/** The requester's other tickets, read where they count. */
import type { Database } from '../db/connection.ts';
import { ticketsBy } from '../db/tickets.ts';
import type { Definitions } from '../domain/definitions.ts';
import { creationsOf, repeatsOf } from '../domain/repeats.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';

/** When they were created, epoch ms. */
export async function repeatsIn(
  db: Database,
  record: TicketRecord,
  definitions: Definitions,
): Promise<number[]> {
  const { connection, requester } = record;
  if (!definitions.countsRepeats || requester === undefined) return [];
  return repeatsOf(record, creationsOf(await ticketsBy(db, connection, requester)), definitions);
}
