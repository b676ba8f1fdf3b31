/** Finds a Chromium that loads unpacked extensions; on Debian as root installs it; else says what to do. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export type FoundBrowser = {
  name: string;
  executablePath: string;
  /** Branded ones ignore `--load-extension` (Chrome since 137): they take an extension over the protocol only. */
  isBranded: boolean;
};

const chromiumPaths = [
  'chromium',
  'chromium-browser',
  'ungoogled-chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const edgePaths = [
  'microsoft-edge',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const chromePaths = [
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @throws {Error} whose message tells what to install */
export function findChromium(): FoundBrowser {
  return lookForChromium() ?? installOnDebian() ?? fail();
}

function lookForChromium(): FoundBrowser | undefined {
  const candidates: [string, string[], boolean][] = [
    ['Chromium', chromiumPaths, false],
    ["Playwright's Chromium", [chromium.executablePath()], false],
    ['Microsoft Edge', edgePaths, true],
    ['Google Chrome', chromePaths, true],
  ];
  for (const [name, paths, isBranded] of candidates) {
    const executablePath = paths.map(resolve).find((path) => path !== undefined);
    if (executablePath) return { name, executablePath, isBranded };
  }
  return undefined;
}

function resolve(command: string): string | undefined {
  if (/[\\/]/.test(command)) return existsSync(command) ? command : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, command)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installOnDebian(): FoundBrowser | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log("No Chromium found: installing Debian's (apt-get install chromium) …");
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env: environment, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}`);
  }
  return lookForChromium();
}

function fail(): never {
  throw new Error(
    'No browser found for the extension.\nInstall Chromium, or run: npx playwright install chromium',
  );
}
