/** The fixtures of every Firefox test: a browser with the extension, a practice helpdesk, what is stored. */
import { test as base } from '@playwright/test';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { type FirefoxExtension, type FirefoxPage, launchFirefox } from '../browsers/firefox-extension.ts';
import { type Records, readRecords } from '../browsers/records.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';

type Fixtures = {
  firefox: FirefoxExtension;
  helpdesk: PracticeHelpdesk;
  /** The first connection, by the agent's own clicks in the popup over a ticket's page. */
  connect: (ticket: number) => Promise<FirefoxPage>;
  records: () => Promise<Records>;
};

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  firefox: async ({}, use) => {
    const firefox = await launchFirefox();
    await use(firefox);
    await firefox.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  helpdesk: async ({}, use) => {
    const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, pollMs: 500 });
    await use(helpdesk);
    await helpdesk.stop();
  },
  connect: async ({ firefox, helpdesk, records }, use) => {
    await use(async (ticket) => {
      await firefox.tab.goto(`${helpdesk.url}/agent/tickets/${ticket}`);
      const popup = await firefox.openPopup();
      await popup.click('button', 'Next');
      await popup.click('button', 'Connect');
      await firefox.answerPrompt('allow');
      await expect.poll(async () => (await records()).seen.length).toBe(1);
      await popup.click('button', 'Skip');
      return popup;
    });
  },
  records: async ({ firefox }, use) => {
    await use(() => readRecords(firefox as unknown as ExtensionBrowser));
  },
});

export const { expect } = test;
