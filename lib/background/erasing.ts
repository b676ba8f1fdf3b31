/** Deletes everything that is stored of one connection, in one transaction: all of it goes, or nothing. */
import { openSpanKey } from '../db/schema.ts';
import { type Writing, write } from './writing.ts';

export function eraseConnection(id: string): Promise<void> {
  return write(async (writing) => {
    const tickets = IDBKeyRange.bound([id], [id, []]);
    const work = writing.objectStore('work');
    const open = await work.get(openSpanKey);
    await Promise.all([
      writing.objectStore('tickets').delete(tickets),
      writing.objectStore('seen').delete(tickets),
      writing.objectStore('open').delete(tickets),
      writing.objectStore('nextOpen').delete(tickets),
      eraseSheets(writing, 'days', id),
      eraseSheets(writing, 'nextDays', id),
      ...(open?.connection === id ? [work.delete(openSpanKey)] : []),
      writing.objectStore('connections').delete(id),
    ]);
  });
}

async function eraseSheets(writing: Writing, store: 'days' | 'nextDays', id: string): Promise<void> {
  const sheets = writing.objectStore(store);
  const keys = await sheets.getAllKeys();
  await Promise.all(keys.filter(([, connection]) => connection === id).map((key) => sheets.delete(key)));
}
