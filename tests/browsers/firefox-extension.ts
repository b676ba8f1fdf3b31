/** A Firefox with the built extension, in a profile of its own: the agent's tab, the toolbar popup, the prompts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFirefox } from './firefox.ts';
import * as inWindow from './firefox-window.ts';
import { connectMarionette, type Marionette } from './marionette.ts';
import { plainHost } from './plain-host.ts';

export const builtExtension = fileURLToPath(new URL('../../dist/firefox-mv3', import.meta.url));

const uuid = '5ca1ab1e-0000-4000-8000-0f1257114e00';
const patienceMs = 30_000;

/** A page in a tab or in the toolbar popup. */
export type FirefoxPage = {
  /** The function is sent as text: it sees the page and its arguments, nothing else. */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** What a person reads on it. */
  text(): Promise<string>;
  /** A real click, which counts as the user's own, on what has this role and name. Waits for it to be there. */
  click(role: string, name: string): Promise<void>;
  type(role: string, name: string, text: string): Promise<void>;
};

export type FirefoxTab = FirefoxPage & {
  goto(url: string): Promise<void>;
  /** Moves the mouse now and then, as somebody at work does. */
  workFor(durationMs: number): Promise<void>;
};

export type FirefoxExtension = {
  /** `moz-extension://…` */
  origin: string;
  /** The agent's tab, in front. */
  tab: FirefoxTab;
  /** A page of the extension behind it, which does nothing by itself. */
  consolePage(): Promise<FirefoxPage>;
  /** Clicks the toolbar icon. A popup that is open closes first. */
  openPopup(): Promise<FirefoxPage>;
  closePopup(): Promise<void>;
  /** Answers the browser's own question for a permission. @returns its words */
  answerPrompt(answer: 'allow' | 'deny'): Promise<string>;
  state(): Promise<{ background: inWindow.Extension['backgroundState'] | undefined; hosts: string[] }>;
  /** Suspends the event page as the browser does when it is idle. */
  suspend(): Promise<void>;
  /** Takes a host away, as a person does in about:addons. */
  revoke(hostPattern: string): Promise<void>;
  /** The names and texts of the files that were saved, in full. */
  downloads(): Promise<Record<string, string>>;
  /** Reloads the extension, as an update does: its pages close. */
  reload(): Promise<void>;
  close(): Promise<void>;
};

export async function launchFirefox({ extension = builtExtension } = {}): Promise<FirefoxExtension> {
  const { gecko } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  ).browser_specific_settings;
  const id: string = gecko.id;
  const profile = await mkdtemp(join(tmpdir(), 'firstline-firefox-'));
  const downloads = join(profile, 'downloads');
  await mkdir(downloads);
  await writeFile(join(profile, 'user.js'), preferences(id, downloads));
  const firefox = start(profile);

  async function end(): Promise<void> {
    if (firefox.exitCode === null && firefox.signalCode === null) {
      const exited = new Promise((resolve) => firefox.once('exit', resolve));
      const timer = setTimeout(() => firefox.kill('SIGKILL'), 10_000);
      await exited;
      clearTimeout(timer);
    }
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }

  try {
    const marionette = await connectMarionette(await portOf(firefox, profile));
    await marionette.send('WebDriver:NewSession');
    await marionette.send('Marionette:SetContext', { value: 'chrome' });
    await marionette.send('Addon:Install', { path: extension, temporary: true });
    return await control(marionette, id, downloads, end);
  } catch (error) {
    firefox.kill('SIGKILL');
    await end();
    throw error;
  }
}

/** Marionette itself switches off what calls out or gets in the way. */
function preferences(id: string, downloads: string): string {
  const values = {
    'marionette.port': 0,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
    // A prompt takes no click in its first moments.
    'security.notification_enable_delay': 0,
    'network.dns.localDomains': plainHost,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
  };
  return Object.entries(values)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}

function start(profile: string): ChildProcess {
  const size = ['--width', '1280', '--height', '900'];
  const remote = ['--marionette', '--remote-allow-system-access'];
  const firefox = spawn(
    findFirefox(),
    ['--headless', '--no-remote', '--profile', profile, ...remote, ...size],
    {
      stdio: 'ignore',
      env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
    },
  );
  const kill = () => firefox.kill('SIGKILL');
  process.once('exit', kill);
  firefox.once('exit', () => process.off('exit', kill));
  return firefox;
}

/** Firefox takes a free port and writes it into its profile. */
async function portOf(firefox: ChildProcess, profile: string): Promise<number> {
  return until('Firefox did not start', async () => {
    if (firefox.exitCode !== null) throw new Error(`Firefox ended with code ${firefox.exitCode}`);
    const port = await readFile(join(profile, 'MarionetteActivePort'), 'utf8').catch(() => '');
    return Number(port) || undefined;
  });
}

async function control(
  marionette: Marionette,
  id: string,
  folder: string,
  end: () => Promise<void>,
): Promise<FirefoxExtension> {
  const origin = `moz-extension://${uuid}`;

  async function run<Args extends unknown[], Result>(
    call: inWindow.InWindow<Args, Result>,
    ...args: Args
  ): Promise<Result> {
    const script = `return (${call})(window, ...arguments)`;
    return (await marionette.send<{ value: Result }>('WebDriver:ExecuteScript', { script, args })).value;
  }

  function pageOf(browserId: number): FirefoxPage {
    const act = (role: string, name: string, text: string | null) =>
      until(
        `no ${role} "${name}"`,
        async () => (await run(inWindow.actInPage, browserId, role, name, text)) || undefined,
      );
    return {
      evaluate: (call, ...args) =>
        run(inWindow.runInPage, browserId, `return (${call})(...arguments)`, args) as never,
      text: () => run(inWindow.runInPage, browserId, 'return document.body.innerText', []) as Promise<string>,
      click: async (role, name) => void (await act(role, name, null)),
      type: async (role, name, text) => void (await act(role, name, text)),
    };
  }

  /** A command about the tab in front rather than the browser's window. Sent at once, so that no other comes between. */
  async function inTab(command: string, parameters: object): Promise<void> {
    await Promise.all([
      marionette.send('Marionette:SetContext', { value: 'content' }),
      marionette.send(command, parameters),
      marionette.send('Marionette:SetContext', { value: 'chrome' }),
    ]);
  }

  async function movePointer(x: number, y: number): Promise<void> {
    const actions = [{ type: 'pointerMove', x, y, duration: 0 }];
    await inTab('WebDriver:PerformActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  async function closePopup(): Promise<void> {
    await run(inWindow.hidePopup);
    await until(
      'the popup did not close',
      async () => (await run(inWindow.popupBrowserId)) === null || undefined,
    );
  }

  // What a new installation opens; the tests are about something else.
  await until(
    'the welcome page did not open',
    async () => (await run(inWindow.closeTab, `${origin}/popup.html#welcome`)) || undefined,
  );
  let consolePage: FirefoxPage | undefined;
  return {
    origin,
    tab: {
      ...pageOf(await run(inWindow.frontBrowserId)),
      goto: (url) => inTab('WebDriver:Navigate', { url }),
      async workFor(durationMs) {
        const endsAt = Date.now() + durationMs;
        for (let step = 0; Date.now() < endsAt; step += 1) {
          await movePointer(300 + (step % 7), 300);
          await sleep(Math.min(500, Math.max(0, endsAt - Date.now())));
        }
      },
    },

    async consolePage() {
      if (consolePage) return consolePage;
      const page = pageOf(await run(inWindow.openBehind, `${origin}/icon/48.png`));
      const isThere = () => page.evaluate((own) => location.origin === own, origin).catch(() => false);
      await until('the console page did not open', async () => (await isThere()) || undefined);
      consolePage = page;
      return page;
    },

    async openPopup() {
      await closePopup();
      await run(inWindow.clickAction, id);
      return until('the popup did not open', async () => {
        const browserId = await run(inWindow.popupBrowserId);
        const page = browserId === null ? undefined : pageOf(browserId);
        const text = await page?.text().catch(() => '');
        return text?.trim() ? page : undefined;
      });
    },

    closePopup,

    async answerPrompt(answer) {
      return until('no prompt', async () => {
        const words = await run(inWindow.promptText);
        return (await run(inWindow.answerPrompt, answer === 'allow')) && words ? words : undefined;
      });
    },

    state: () => run(inWindow.extensionState, id),

    async suspend() {
      await until(
        'the event page did not stop',
        async () => (await run(inWindow.terminateBackground, id)) || undefined,
      );
    },

    revoke: (pattern) => run(inWindow.removeHost, id, pattern),

    async downloads() {
      const names = (await readdir(folder)).filter((name) => !name.endsWith('.part'));
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
      return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']));
    },

    async reload() {
      await run(inWindow.reloadExtension, id);
      consolePage = undefined;
    },

    async close() {
      await marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
      marionette.close();
      await end();
    },
  };
}

/** Looks again and again. @throws {Error} `what`, when its time is over */
async function until<Result>(what: string, look: () => Promise<Result | undefined>): Promise<Result> {
  const endsAt = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > endsAt) throw new Error(what);
    await sleep(100);
  }
}
