/** Deletes everything that is stored of one connection, in one transaction: all of it goes, or nothing. */
import { openSpanKey } from '../db/schema.ts';
import { write } from './writing.ts';

export function eraseConnection(id: string): Promise<void> {
  return write(async (writing) => {
    const tickets = IDBKeyRange.bound([id], [id, []]);
    const work = writing.objectStore('work');
    const days = writing.objectStore('days');
    const [open, sheets] = await Promise.all([work.get(openSpanKey), days.getAllKeys()]);
    await Promise.all([
      writing.objectStore('tickets').delete(tickets),
      writing.objectStore('seen').delete(tickets),
      writing.objectStore('open').delete(tickets),
      ...sheets.filter(([, connection]) => connection === id).map((key) => days.delete(key)),
      ...(open?.connection === id ? [work.delete(openSpanKey)] : []),
      writing.objectStore('connections').delete(id),
    ]);
  });
}
