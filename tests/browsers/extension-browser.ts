/** A Chromium with the built extension loaded, in a profile of its own, and the way to its toolbar popup. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { findChromium } from './chromium.ts';

/** What `chrome://extensions` may do. */
type DeveloperPrivate = {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  reload(extensionId: string, options: { failQuietly: boolean }): Promise<void>;
};

declare global {
  /** Inside the extension's own contexts. */
  const chrome: typeof browser & { developerPrivate: DeveloperPrivate };
}

export const builtExtension = fileURLToPath(new URL('../../dist/chrome-mv3-practice', import.meta.url));

export type ExtensionBrowser = {
  context: BrowserContext;
  /** `chrome-extension://…` */
  origin: string;
  /** The running worker; starts it when the browser has stopped it. */
  worker(): Promise<Worker>;
  consolePage(): Promise<Page>;
  /** Clicks the toolbar icon, as far as a script can: the popup over the tab in front. */
  openPopup(): Promise<Page>;
  /** Ends the worker as the browser does whenever it likes; the next message starts a new one. */
  stopWorker(): Promise<void>;
  /** Reloads the extension, as an update does: its pages close, the scripts in open tabs lose it. */
  reload(): Promise<void>;
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
  /** The caller closes the browser on Ctrl+C; else Playwright does, and leaves the profile behind. */
  ownsSignals?: boolean;
};

export async function launchWithExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const { headless = true, extension = builtExtension, colorScheme = 'light', ownsSignals = false } = options;
  const { executablePath, isBranded } = findChromium();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'firstline-profile-')));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    colorScheme,
    handleSIGINT: !ownsSignals,
    handleSIGTERM: !ownsSignals,
    ...(isBranded && { ignoreDefaultArgs: ['--disable-extensions'] }),
    viewport: headless ? { width: 1280, height: 900 } : null,
    args: [
      ...(isBranded
        ? ['--enable-unsafe-extension-debugging']
        : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      '--remote-debugging-port=0',
      '--no-first-run',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  if (isBranded) await loadOverProtocol(context, extension);
  const [running] = context.serviceWorkers();
  const first = running ?? (await context.waitForEvent('serviceworker'));
  const origin = `chrome-extension://${new URL(first.url()).host}`;
  const consoleUrl = `${origin}/manifest.json`;

  /** A page of the extension that stays behind the others: evaluating in it takes nobody's focus away. */
  async function consolePage(): Promise<Page> {
    const known = context.pages().find((page) => page.url() === consoleUrl);
    if (known) return known;
    const page = context.pages().find((other) => other.url() === 'about:blank') ?? (await context.newPage());
    await page.goto(consoleUrl);
    return page;
  }

  async function worker(): Promise<Worker> {
    const [awake] = context.serviceWorkers();
    if (awake) return awake;
    const starting = context.waitForEvent('serviceworker');
    const page = await consolePage();
    await page.evaluate(() => chrome.runtime.sendMessage({ type: 'wake', body: {} }));
    return starting;
  }

  return {
    context,
    origin,
    worker,
    consolePage,

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

    async stopWorker() {
      const page = await consolePage();
      const session = await context.newCDPSession(page);
      const stopped = new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.every(({ runningStatus }) => runningStatus === 'stopped')) resolve();
        });
      });
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await stopped;
      await session.detach();
    },

    async reload() {
      const page = await context.newPage();
      await page.goto('chrome://extensions');
      const started = context.waitForEvent('serviceworker');
      await page.evaluate(async (id) => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.reload(id, { failQuietly: true });
      }, new URL(first.url()).host);
      await started;
      await page.close();
    },

    async connect(helpdesk, helpdeskOrigin) {
      const page = await consolePage();
      const body = { helpdesk, origin: helpdeskOrigin };
      const answer = await page.evaluate((message) => chrome.runtime.sendMessage(message), {
        type: 'connect',
        body,
      });
      if (!answer?.ok) throw new Error(`connecting failed: ${JSON.stringify(answer)}`);
    },

    async close() {
      await context.close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function loadOverProtocol(context: BrowserContext, path: string): Promise<void> {
  const session = await context.browser()?.newBrowserCDPSession();
  const load = session?.send as ((method: string, parameters: object) => Promise<unknown>) | undefined;
  await load?.call(session, 'Extensions.loadUnpacked', { path });
}
