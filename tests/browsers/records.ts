/** Everything in the extension's database, read from one of its own pages. */
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { TicketRecord } from '../../lib/domain/ticket-record.ts';

export type Records = { tickets: TicketRecord[] } & Record<'days' | 'seen' | 'open' | 'work' | 'connections', unknown[]>;

export async function readRecords({ context, origin }: ExtensionBrowser): Promise<Records> {
  const page = await context.newPage();
  await page.goto(`${origin}/popup.html`);
  try {
    return await page.evaluate(async () => {
      const opened = indexedDB.open('firstline');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opened.onsuccess = () => resolve(opened.result);
        opened.onerror = () => reject(opened.error);
      });
      const names = ['tickets', 'days', 'seen', 'open', 'work', 'connections'];
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
  } finally {
    await page.close();
  }
}
