/** The clock on the wall as the extension sees it, in a page and in its worker: set without setting the machine's. */
import type { Page } from '@playwright/test';
import type { ExtensionBrowser } from './extension-browser.ts';
import { worldsOf } from './worlds.ts';

const setAhead = (ms: number) => {
  Date.now = () => Math.round(performance.timeOrigin + performance.now() + ms);
};

/** @param aheadMs of the machine's, less than 0: behind it */
export async function setClock(extension: ExtensionBrowser, page: Page, aheadMs: number): Promise<void> {
  const worlds = await worldsOf(extension, page);
  if (worlds.length === 0) throw new Error('no content script runs in the page');
  for (const run of worlds) await run(setAhead, aheadMs);
  await (await extension.worker()).evaluate(setAhead, aheadMs);
}
