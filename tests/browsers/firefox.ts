/** Finds a Firefox; on Debian as root installs `firefox-esr`; else says what to do. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const candidates = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
];

/** @returns the path of its program @throws {Error} whose message tells what to install */
export function findFirefox(): string {
  return lookForFirefox() ?? installOnDebian() ?? fail();
}

function lookForFirefox(): string | undefined {
  for (const candidate of candidates) {
    const found = resolve(candidate);
    if (found) return found;
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

function installOnDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.log("No Firefox found: installing Debian's (apt-get install firefox-esr) …");
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-q'],
    ['install', '-q', '-y', '--no-install-recommends', 'firefox-esr'],
  ]) {
    const { status, stderr } = spawnSync('apt-get', args, { env: environment, encoding: 'utf8' });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr}`);
  }
  return lookForFirefox();
}

function fail(): never {
  throw new Error(
    'No Firefox found.\n' +
      'Install Firefox (on Debian: apt-get install firefox-esr) so that `firefox` is on the PATH.',
  );
}
