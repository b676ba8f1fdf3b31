/** Collects a connection's export, in steps that tell how far it is. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { readingsOf, type StoredTicket, ticketsAfter } from '../db/tickets.ts';
import { exportBegin, exportEnd, exportName, exportTickets } from '../exchange/ticket-export.ts';
import { now } from '../platform/clock.ts';
import { readDefinitions } from './definitions.ts';

const chunkSize = 500;

export type ExportFile = { name: string; file: Blob; tickets: number };

/** @param onProgress tickets so far, and in all @throws {DatabaseError} */
export async function collectExport(
  { id, helpdesk, origin, viewer }: Connection,
  onProgress: (done: number, total: number) => void,
): Promise<ExportFile> {
  const db = await openDatabase();
  const { tickets: total } = await readingsOf(db, id);
  const exportedAt = now();
  const parts = [
    exportBegin({ exportedAt, helpdesk, origin, viewer, definitions: await readDefinitions(db) }),
  ];
  let done = 0;
  let last: string | undefined;
  for (;;) {
    const chunk: StoredTicket[] = await ticketsAfter(db, id, last, chunkSize);
    if (chunk.length === 0) break;
    parts.push(exportTickets(chunk, done === 0));
    done += chunk.length;
    last = chunk.at(-1)?.record.ticket;
    onProgress(done, total);
  }
  const file = new Blob([...parts, exportEnd], { type: 'application/json' });
  return { name: exportName({ origin, exportedAt }), file, tickets: done };
}
