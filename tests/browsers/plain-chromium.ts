/**
 * A Chromium as people have it. Playwright's own makes every page believe that it is in sight and has the focus, and
 * keeps, throws away and prepares no page; this one is started without it, and it only looks on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';

export type Launch = { executablePath: string; profile: string; args: readonly string[] };
export type RunningBrowser = { context: BrowserContext; close(): Promise<void> };

const quiet = [
  '--headless',
  '--window-size=1280,900',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** What it keeps for the time that it runs, and would leave behind if it is killed, goes with its profile. */
export function environmentIn(profile: string): NodeJS.ProcessEnv {
  return { ...process.env, TMPDIR: profile };
}

export async function startPlainChromium({ executablePath, profile, args }: Launch): Promise<RunningBrowser> {
  const child = spawn(executablePath, [...quiet, `--user-data-dir=${profile}`, ...args, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environmentIn(profile),
  });
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  child.once('exit', () => process.off('exit', killNow));
  const browser = await chromium.connectOverCDP(await endpointOf(child), { noDefaults: true });
  const [context] = browser.contexts();
  if (!context) throw new Error('the browser has no profile');
  return {
    context,
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Where it takes commands, as it says itself. */
async function endpointOf({ stderr }: ChildProcess): Promise<string> {
  if (!stderr) throw new Error('the browser says nothing');
  const lines = createInterface({ input: stderr });
  for await (const line of lines) {
    const [, endpoint] = /^DevTools listening on (ws:\S+)/.exec(line) ?? [];
    if (!endpoint) continue;
    stderr.resume();
    return endpoint;
  }
  throw new Error('the browser ended before it took commands');
}
