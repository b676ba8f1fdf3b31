/** A Chromium with the built extension loaded, in a profile of its own, and the way to its toolbar popup. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { findChromium } from './chromium.ts';
import { environmentIn, type Launch, type RunningBrowser, startPlainChromium } from './plain-chromium.ts';
import { plainHost } from './plain-host.ts';

/** What `chrome://extensions` may do; `addHostPermission` is its "Allow on this site". */
type DeveloperPrivate = {
  updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
  updateExtensionConfiguration(change: {
    extensionId: string;
    hostAccess: 'ON_SPECIFIC_SITES';
  }): Promise<void>;
  addHostPermission(extensionId: string, host: string): Promise<void>;
  removeHostPermission(extensionId: string, host: string): Promise<void>;
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
  profile: string;
  /** The running worker; starts it when the browser has stopped it. */
  worker(): Promise<Worker>;
  consolePage(): Promise<Page>;
  /** Clicks the toolbar icon: the popup over the tab in front, which it may then look into once. */
  openPopup(): Promise<Page>;
  /**
   * Takes back the hosts that a test build holds from the beginning. What comes back lets a person's decisions in
   * `chrome://extensions`, behind the other tabs, be made: real grants and withdrawals, with their events.
   */
  withholdHosts(): Promise<HostAccess>;
  /**
   * Ends the worker as the browser does whenever it likes; the next message starts a new one.
   * @returns whether there was one to end
   */
  stopWorker(): Promise<boolean>;
  /** Reloads the extension, as an update does: its pages close, the scripts in open tabs lose it. */
  reload(): Promise<void>;
  /** Tells the worker, from a page of the extension, to record an origin: what the Connect button does. */
  connect(helpdesk: string, origin: string): Promise<void>;
  close(): Promise<void>;
};

export type HostAccess = {
  grant(host: string): Promise<void>;
  revoke(host: string): Promise<void>;
  /** Switches the extension off or on. */
  setEnabled(isEnabled: boolean): Promise<void>;
};

export type LaunchOptions = {
  headless?: boolean;
  /** Reuses a profile, for restarts; else a new one is made and removed at the end. */
  profile?: string;
  extension?: string;
  colorScheme?: 'light' | 'dark';
  /** Leaves the page open that a new installation shows. */
  keepsWelcome?: boolean;
  /** As people have it, see `plain-chromium.ts`; headless. */
  isPlain?: boolean;
  /** The caller closes the browser on Ctrl+C; else Playwright does, and leaves the profile behind. */
  ownsSignals?: boolean;
};

export async function launchWithExtension(options: LaunchOptions = {}): Promise<ExtensionBrowser> {
  const { extension = builtExtension, isPlain = false } = options;
  const { executablePath, isBranded } = findChromium();
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'firstline-profile-')));
  const args = [
    '--enable-unsafe-extension-debugging',
    ...(isBranded ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
    '--remote-debugging-port=0',
    `--host-resolver-rules=MAP ${plainHost} 127.0.0.1`,
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  const start = isPlain ? startPlainChromium : startChromium;
  const { context, close } = await start({ ...options, executablePath, isBranded, profile, args });
  const protocol = await protocolOf(context);
  if (isBranded) await protocol('Extensions.loadUnpacked', { path: extension });
  const [running] = context.serviceWorkers();
  const first = running ?? (await context.waitForEvent('serviceworker'));
  const origin = `chrome-extension://${new URL(first.url()).host}`;
  const id = new URL(first.url()).host;
  const consoleUrl = `${origin}/manifest.json`;
  const popupUrl = `${origin}/popup.html`;

  if (!options.keepsWelcome) await closeWelcome(context, `${popupUrl}#welcome`, options.profile ? 1 : 10);

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

  async function targets(type: 'tab' | 'page'): Promise<{ targetId: string; url: string }[]> {
    const { targetInfos } = (await protocol('Target.getTargets', { filter: [{ type }] })) as {
      targetInfos: { targetId: string; url: string }[];
    };
    return targetInfos;
  }

  /** The protocol's id of the tab that the agent sees. Tabs stand in the order in which they were opened. */
  async function tabInFront(): Promise<string> {
    const index = await (await consolePage()).evaluate(
      async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.index ?? 0,
    );
    const shown = context.pages().map((page) => page.url());
    const tabs = await targets('tab');
    // A page that could not be loaded says another address than its tab.
    const tab = tabs.find(({ url }) => url === shown[index]) ?? tabs.find(({ url }) => !shown.includes(url));
    if (!tab) throw new Error(`no tab shows ${shown[index]}`);
    return tab.targetId;
  }

  return {
    context,
    origin,
    profile,
    worker,
    consolePage,

    async openPopup() {
      const targetId = await tabInFront();
      await protocol('Extensions.triggerAction', { id, targetId });
      await until(async () => (await targets('page')).some(({ url }) => url === popupUrl));
      // The popup is a target of its own that Playwright's pipe does not see; a second connection does.
      const port = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n')[0];
      const second = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: isPlain });
      const popup = second
        .contexts()
        .flatMap((other) => other.pages())
        .find((page) => page.url() === popupUrl);
      if (!popup) throw new Error('the popup did not stay');
      popup.once('close', () => void second.close());
      return popup;
    },

    async withholdHosts() {
      const page = await context.newPage();
      await page.goto('chrome://extensions');
      await page.evaluate(async (extensionId) => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess: 'ON_SPECIFIC_SITES',
        });
      }, id);
      return {
        grant: (host) =>
          page.evaluate(([to, what]) => chrome.developerPrivate.addHostPermission(to, what), [
            id,
            host,
          ] as const),
        revoke: (host) =>
          page.evaluate(([of, what]) => chrome.developerPrivate.removeHostPermission(of, what), [
            id,
            host,
          ] as const),
        async setEnabled(isEnabled) {
          await page.evaluate(([which, on]) => chrome.management.setEnabled(which, on), [
            id,
            isEnabled,
          ] as const);
          // Its pages were closed; a new one that is opened later would come to the front.
          if (isEnabled) await consolePage();
        },
      };
    },

    async stopWorker() {
      const page = await consolePage();
      const session = await context.newCDPSession(page);
      let wasRunning = false;
      const stopped = new Promise<void>((resolve) => {
        session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
          if (versions.every(({ runningStatus }) => runningStatus === 'stopped')) resolve();
          else wasRunning = true;
        });
      });
      await session.send('ServiceWorker.enable');
      // One that is just starting is not stopped by the first word.
      for (let isStopped = false; !isStopped; ) {
        await session.send('ServiceWorker.stopAllWorkers');
        isStopped = await Promise.race([stopped.then(() => true), sleep(1_000, false)]);
      }
      await session.detach();
      return wasRunning;
    },

    async reload() {
      const page = await context.newPage();
      await page.goto('chrome://extensions');
      const started = context.waitForEvent('serviceworker');
      await page.evaluate(async (extensionId) => {
        await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
        await chrome.developerPrivate.reload(extensionId, { failQuietly: true });
      }, id);
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
      await close();
      if (!options.profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The page that a new installation opens: a test that is about something else begins without it. */
async function closeWelcome(context: BrowserContext, url: string, patienceS: number): Promise<void> {
  for (let attempt = 0; attempt < patienceS * 20; attempt += 1) {
    const welcome = context.pages().find((page) => page.url() === url);
    if (welcome) {
      // Closed while it asks for the words of the UI, it would leave its process, and so the popup, without any.
      await welcome.locator('h1').filter({ hasText: /\S/ }).waitFor();
      return welcome.close();
    }
    await sleep(50);
  }
}

/** Playwright's own. */
async function startChromium({
  executablePath,
  isBranded,
  profile,
  args,
  headless = true,
  colorScheme = 'light',
  ownsSignals = false,
}: LaunchOptions & Launch & { isBranded: boolean }): Promise<RunningBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    colorScheme,
    handleSIGINT: !ownsSignals,
    handleSIGTERM: !ownsSignals,
    ...(isBranded && { ignoreDefaultArgs: ['--disable-extensions'] }),
    viewport: headless ? { width: 1280, height: 900 } : null,
    args: [...args],
    env: environmentIn(profile),
  });
  return { context, close: () => context.close() };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error('the popup did not open');
}

/** Commands of the browser itself that Playwright has no words for. */
async function protocolOf(context: BrowserContext) {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser takes no commands');
  return session.send.bind(session) as (method: string, parameters: object) => Promise<unknown>;
}
