/** A Chromium with the built extension loaded, in a profile of its own, and the way to its toolbar popup. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { findChromium } from './chromium.ts';

/** Inside the extension's own contexts. */
declare const chrome: typeof browser;

export const builtExtension = fileURLToPath(new URL('../../dist/chrome-mv3-practice', import.meta.url));

export type ExtensionBrowser = {
  context: BrowserContext;
  /** `chrome-extension://…` */
  origin: string;
  /** The running worker; starts it when the browser has stopped it. */
  worker(): Promise<Worker>;
  /** Clicks the toolbar icon, as far as a script can: the popup over the tab in front. */
  openPopup(): Promise<Page>;
  /** Tells the worker, from a page of the extension, to record an origin: what the Connect button does. */
  connect(helpdesk: string, origin: string): Promise<void>;
  close(): Promise<void>;
};

export type LaunchOptions = {
  headless?: boolean;
  /** Reuses a profile, for restarts; else a new one is made and removed at the end. */
  profile?: string;
  extension?: string;
  colorScheme?: 'light' | 'dark';
};

export async function launchWithExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const { headless = true, extension = builtExtension, colorScheme = 'light' } = options;
  const { executablePath } = findChromium();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'firstline-profile-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    colorScheme,
    viewport: headless ? { width: 1280, height: 900 } : null,
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--remote-debugging-port=0',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const [running] = context.serviceWorkers();
  const first = running ?? (await context.waitForEvent('serviceworker'));
  const origin = `chrome-extension://${new URL(first.url()).host}`;

  /** A page of the extension in the background, which outlives the worker. */
  async function inExtensionPage<Result>(run: (page: Page) => Promise<Result>): Promise<Result> {
    const page = await context.newPage();
    await page.goto(`${origin}/popup.html`);
    try {
      return await run(page);
    } finally {
      await page.close();
    }
  }

  async function worker(): Promise<Worker> {
    const [awake] = context.serviceWorkers();
    if (awake) return awake;
    const starting = context.waitForEvent('serviceworker');
    await inExtensionPage((page) => page.evaluate(() => chrome.runtime.sendMessage({ type: 'wake', body: {} })));
    return starting;
  }

  return {
    context,
    origin,
    worker,

    async openPopup() {
      await (await worker()).evaluate(() => chrome.action.openPopup());
      // The popup is a target of its own that Playwright's pipe does not see; a second connection does.
      const port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
      const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
      const popup = second
        .contexts()
        .flatMap((other) => other.pages())
        .find((page) => page.url().startsWith(`${origin}/popup.html`));
      if (!popup) throw new Error('the popup did not open');
      popup.once('close', () => void second.close());
      return popup;
    },

    async connect(helpdesk, helpdeskOrigin) {
      const answer = await inExtensionPage((page) =>
        page.evaluate((body) => chrome.runtime.sendMessage({ type: 'connect', body }), {
          helpdesk,
          origin: helpdeskOrigin,
        }),
      );
      if (!answer?.ok) throw new Error(`connecting failed: ${JSON.stringify(answer)}`);
    },

    async close() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
