/** Finds a Chromium that loads unpacked extensions; on Debian as root installs it; else says what to do. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

export type FoundBrowser = { name: string; executablePath: string };

const onPath = ['chromium', 'chromium-browser', 'ungoogled-chromium'];
const edgePaths = [
  'microsoft-edge',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const chromiumApps = ['/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** @throws {Error} whose message tells what to install */
export function findChromium(): FoundBrowser {
  return lookForChromium() ?? installOnDebian() ?? fail();
}

function lookForChromium(): FoundBrowser | undefined {
  const playwright = chromium.executablePath();
  const candidates: FoundBrowser[] = [
    ...[...onPath, ...chromiumApps].map((executablePath) => ({ name: 'Chromium', executablePath })),
    { name: "Playwright's Chromium", executablePath: playwright },
    ...edgePaths.map((executablePath) => ({ name: 'Microsoft Edge', executablePath })),
  ];
  for (const { name, executablePath } of candidates) {
    const found = resolve(executablePath);
    if (found) return { name, executablePath: found };
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

/** Branded Chrome has ignored `--load-extension` since version 137, so finding it alone does not help. */
function fail(): never {
  throw new Error(
    'No browser found that can load an unpacked extension.\n' +
      'Install Chromium, or run: npx playwright install chromium\n' +
      '(Google Chrome cannot be used: it no longer loads unpacked extensions from the command line.)',
  );
}
