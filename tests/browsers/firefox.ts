/** Finds a Firefox; on Debian as root installs `firefox-esr`; else says what to do. */
import { findProgram, installDebianPackage } from './programs.ts';

const candidates = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  'C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe',
];

/** @returns the path of its program @throws {Error} whose message tells what to install */
export function findFirefox(): string {
  return findProgram(candidates) ?? installed() ?? fail();
}

function installed(): string | undefined {
  return installDebianPackage('firefox-esr') ? findProgram(candidates) : undefined;
}

function fail(): never {
  throw new Error(
    'No Firefox found.\n' +
      'Install Firefox (on Debian: apt-get install firefox-esr) so that `firefox` is on the PATH.',
  );
}
