/** Everything in the extension's database, read from one of its own pages. */
import type { TicketRecord } from '../../lib/domain/ticket-record.ts';
import type { ExtensionBrowser } from './extension-browser.ts';

type Row = { connection: string; ticket: string };
export type Records = { tickets: TicketRecord[]; seen: (Row & { completeAt: number })[] } & Record<
  'days' | 'open' | 'work' | 'connections' | 'filing' | 'nextDays' | 'nextOpen',
  unknown[]
>;

export async function readRecords({ consolePage }: ExtensionBrowser): Promise<Records> {
  const page = await consolePage();
  return page.evaluate(async () => {
    const opened = indexedDB.open('firstline');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      opened.onsuccess = () => resolve(opened.result);
      opened.onerror = () => reject(opened.error);
    });
    const names = [...db.objectStoreNames];
    const reading = db.transaction(names);
    const all = await Promise.all(
      names.map(
        (name) =>
          new Promise<unknown[]>((resolve) => {
            const request = reading.objectStore(name).getAll();
            request.onsuccess = () => resolve(request.result);
          }),
      ),
    );
    db.close();
    return Object.fromEntries(names.map((name, index) => [name, all[index]])) as never;
  });
}
