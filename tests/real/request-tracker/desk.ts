/** A real Request Tracker for all tests; with the story told in it, and browsers whose agent is signed in there. */
import { test as base, expect, type Page } from '@playwright/test';
import { setIdleLimit } from '../../browsers/attention.ts';
import { type ExtensionBrowser, launchWithExtension } from '../../browsers/extension-browser.ts';
import { readRecords } from '../../browsers/records.ts';
import type { View } from '../../handle-time/agent.ts';
import { idleLimitMs } from '../../handle-time/desk.ts';
import { ANNA } from './seed.ts';
import { type RequestTracker, startRequestTracker } from './server.ts';
import { tellStory, type VariantName } from './story.ts';

/** The story is told in it, and a tab is open there. */
export type Desk = {
  rt: RequestTracker;
  tickets: Record<VariantName, number>;
  extension: ExtensionBrowser;
  tab: Page;
};

/** A browser whose windows lose the focus as people's do, with a tab that is no ticket. */
export type Seat = { extension: ExtensionBrowser; elsewhere: View };

export const test = base.extend<object, { rt: RequestTracker; desk: Desk; seat: Seat }>({
  rt: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const rt = await startRequestTracker();
      await use(rt);
      await rt.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  desk: [
    async ({ rt }, use) => {
      const tickets = await tellStory(rt);
      const extension = await launchWithExtension();
      await extension.connect('request-tracker', rt.url);
      const tab = await extension.context.newPage();
      await signIn(tab, rt.url, ANNA);
      await use({ rt, tickets, extension, tab });
      await extension.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  seat: [
    async ({ rt }, use) => {
      const extension = await launchWithExtension({ isPlain: true });
      await extension.connect('request-tracker', rt.url);
      await setIdleLimit(await extension.consolePage(), idleLimitMs);
      const page = await extension.context.newPage();
      await signIn(page, rt.url, ANNA);
      await use({ extension, elsewhere: { page } });
      await extension.close();
    },
    { scope: 'worker', timeout: 60_000 },
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
