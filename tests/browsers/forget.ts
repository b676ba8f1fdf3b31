/** The extension as if it had just been installed, in a browser that goes on: a start costs more than most tests. */
import type { ExtensionBrowser } from './extension-browser.ts';

export async function forgetAll({ context, consolePage, stopWorker }: ExtensionBrowser): Promise<void> {
  const page = await consolePage();
  await page.evaluate(() => {
    const popups = chrome.extension.getViews({ type: 'popup' }) as unknown as { close(): void }[];
    for (const popup of popups) popup.close();
  });
  await Promise.all(context.pages().map((other) => other !== page && other.close()));
  await context.clearCookies();
  await context.clearPermissions();
  await stopWorker();
  await page.evaluate(async () => {
    const gone = indexedDB.deleteDatabase('firstline');
    await new Promise((resolve, reject) => {
      gone.onsuccess = resolve;
      gone.onblocked = () => reject(new Error('somebody still has the database open'));
      gone.onerror = () => reject(gone.error);
    });
    await Promise.all([
      chrome.storage.local.clear(),
      chrome.storage.session.clear(),
      chrome.alarms.clearAll(),
      chrome.scripting.unregisterContentScripts(),
    ]);
  });
  // What it held in mind: it may have woken by what was forgotten.
  await stopWorker();
}
