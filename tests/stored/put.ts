/** Puts records into the extension's database from one of its own pages, as its worker would have. */
import type { Page } from '@playwright/test';

/** @param key of a store whose records do not hold their own */
export async function put(
  page: Page,
  store: string,
  values: readonly unknown[],
  key?: string,
): Promise<void> {
  await page.evaluate(
    async ([name, json, outOfLine]) => {
      const opened = indexedDB.open('firstline');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        opened.onsuccess = () => resolve(opened.result);
        opened.onerror = () => reject(opened.error);
      });
      const writing = db.transaction(name, 'readwrite', { durability: 'relaxed' });
      for (const value of JSON.parse(json)) writing.objectStore(name).put(value, outOfLine);
      await new Promise((resolve, reject) => {
        writing.oncomplete = resolve;
        writing.onabort = () => reject(writing.error);
      });
      db.close();
    },
    [store, JSON.stringify(values), key] as const,
  );
}
