/** A real Request Tracker with the story told in it, and a browser whose agent is signed in there: one for all tests. */
import { test as base, expect, type Page } from '@playwright/test';
import { type ExtensionBrowser, launchWithExtension } from '../../browsers/extension-browser.ts';
import { readRecords } from '../../browsers/records.ts';
import { ANNA } from './seed.ts';
import { type RequestTracker, startRequestTracker } from './server.ts';
import { tellStory, type VariantName } from './story.ts';

export type Desk = {
  rt: RequestTracker;
  tickets: Record<VariantName, number>;
  extension: ExtensionBrowser;
  tab: Page;
};

export const test = base.extend<object, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const rt = await startRequestTracker();
      const tickets = await tellStory(rt);
      const extension = await launchWithExtension();
      await extension.connect('request-tracker', rt.url);
      const tab = await extension.context.newPage();
      await signIn(tab, rt.url, ANNA);
      await use({ rt, tickets, extension, tab });
      await extension.close();
      await rt.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

export async function signIn(
  tab: Page,
  url: string,
  { name, password }: { name: string; password: string },
): Promise<void> {
  await tab.goto(url);
  await tab.locator('input[name=user]').fill(name);
  await tab.locator('input[name=pass]').fill(password);
  await tab.locator('form#login input[type=submit]').click();
  await tab.waitForFunction(() => document.querySelector('form#login') === null);
}

/** Opens a ticket's page and waits until the extension has read it. */
export async function openTicket(
  { tab, rt, extension }: Pick<Desk, 'tab' | 'rt' | 'extension'>,
  ticket: number,
): Promise<void> {
  const completeAt = async () =>
    (await readRecords(extension)).seen.find((row) => row.ticket === String(ticket))?.completeAt ?? 0;
  const before = await completeAt();
  await tab.goto(`${rt.url}/Ticket/Display.html?id=${ticket}`);
  await expect.poll(completeAt, { timeout: 20_000 }).toBeGreaterThan(before);
}
