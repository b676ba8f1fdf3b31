/** Deletes everything that is stored of one connection, in one transaction: all of it goes, or nothing. */
import { workKey } from '../db/schema.ts';
import { noWork, type TicketKey, type WorkState } from '../domain/work.ts';
import { type Writing, write } from './writing.ts';

export function eraseConnection(id: string): Promise<void> {
  return write(async (writing) => {
    const tickets = IDBKeyRange.bound([id], [id, []]);
    const work = writing.objectStore('work');
    const kept = withoutConnection((await work.get(workKey)) ?? noWork, id);
    const isEmpty = !kept.open && !kept.left && kept.pausedAt === undefined;
    await Promise.all([
      writing.objectStore('tickets').delete(tickets),
      writing.objectStore('seen').delete(tickets),
      writing.objectStore('open').delete(tickets),
      writing.objectStore('nextOpen').delete(tickets),
      eraseSheets(writing, 'days', id),
      eraseSheets(writing, 'nextDays', id),
      isEmpty ? work.delete(workKey) : work.put(kept, workKey),
      writing.objectStore('connections').delete(id),
    ]);
  });
}

function withoutConnection({ open, left, late, elsewhere, ...others }: WorkState, id: string): WorkState {
  const isKept = ({ connection }: TicketKey) => connection !== id;
  return {
    ...others,
    ...(open && isKept(open) && { open }),
    ...(left && isKept(left) && { left }),
    ...(late && { late: late.filter(isKept) }),
    ...(elsewhere && { elsewhere: elsewhere.filter(isKept) }),
  };
}

async function eraseSheets(writing: Writing, store: 'days' | 'nextDays', id: string): Promise<void> {
  const sheets = writing.objectStore(store);
  const keys = await sheets.getAllKeys();
  await Promise.all(keys.filter(([, connection]) => connection === id).map((key) => sheets.delete(key)));
}
