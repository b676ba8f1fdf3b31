/** The fixtures of every e2e test: a browser with the extension, a practice helpdesk, and both connected. */
import { test as base, type Page } from '@playwright/test';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { forgetAll } from '../browsers/forget.ts';
import { type Records, readRecords } from '../browsers/records.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';
import { PopupPage } from './pages/popup.ts';

type Fixtures = {
  /** For what changes the browser itself, its permissions or its settings, and for what it saves: that goes with a test. */
  hasOwnBrowser: boolean;
  extension: ExtensionBrowser;
  helpdesk: PracticeHelpdesk;
  /** The agent's tab on the connected practice helpdesk. */
  tab: Page;
  openPopup: () => Promise<PopupPage>;
  records: () => Promise<Records>;
};

/** What a worker's tests share, started when the first of them asks for it. */
type Shared = { browser: () => Promise<ExtensionBrowser> };

export const test = base.extend<Fixtures, { shared: Shared }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      let started: Promise<ExtensionBrowser> | undefined;
      await use({
        browser() {
          started ??= launchWithExtension();
          return started;
        },
      });
      await (await started)?.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  hasOwnBrowser: [false, { option: true }],
  extension: async ({ shared, hasOwnBrowser }, use) => {
    const extension = await (hasOwnBrowser ? launchWithExtension() : shared.browser());
    await use(extension);
    await (hasOwnBrowser ? extension.close() : forgetAll(extension));
  },
  // biome-ignore lint/correctness/noEmptyPattern: the same.
  helpdesk: async ({}, use) => {
    const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, pollMs: 500 });
    await use(helpdesk);
    await helpdesk.stop();
  },
  tab: async ({ extension, helpdesk }, use) => {
    await extension.connect('zendesk', helpdesk.url);
    const tab = await extension.context.newPage();
    await use(tab);
  },
  openPopup: async ({ extension }, use) => {
    await use(async () => new PopupPage(await extension.openPopup()));
  },
  records: async ({ extension }, use) => {
    await use(() => readRecords(extension));
  },
});

export { expect } from '@playwright/test';
