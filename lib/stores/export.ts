/** Collects a connection's export, in steps that tell how far it is. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { countTickets, type StoredTicket, ticketsAfter } from '../db/tickets.ts';
import { exportBegin, exportEnd, exportName, exportTickets } from '../exchange/ticket-export.ts';
import { now } from '../platform/clock.ts';
import { readDefinitions } from './definitions.ts';

const chunkSize = 500;

/** `missing`: tickets that were deleted while they were collected. */
export type ExportFile = { name: string; file: Blob; tickets: number; missing: number };

/** @param onProgress tickets so far, and in all @throws {DatabaseError} */
export async function collectExport(
  { id, helpdesk, origin, viewer }: Connection,
  onProgress: (done: number, total: number) => void,
): Promise<ExportFile> {
  const db = await openDatabase();
  const [total, definitions] = await Promise.all([countTickets(db, id), readDefinitions(db)]);
  const head = { exportedAt: now(), helpdesk, origin, viewer, definitions };
  // Each part becomes a Blob, which the browser keeps out of the page's memory.
  const parts = [new Blob([exportBegin(head)])];
  let done = 0;
  let last: string | undefined;
  for (;;) {
    const chunk: StoredTicket[] = await ticketsAfter(db, id, last, chunkSize);
    if (chunk.length === 0) break;
    parts.push(new Blob([exportTickets(chunk, done === 0)]));
    done += chunk.length;
    last = chunk.at(-1)?.record.ticket;
    onProgress(done, total);
  }
  const file = new Blob([...parts, exportEnd], { type: 'application/json' });
  return { name: exportName(head), file, tickets: done, missing: Math.max(0, total - done) };
}
