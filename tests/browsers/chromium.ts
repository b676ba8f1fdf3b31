/** Finds a Chromium that loads unpacked extensions; on Debian as root installs it; else says what to do. */
import { chromium } from '@playwright/test';
import { findProgram, installDebianPackage } from './programs.ts';

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
  return lookForChromium() ?? installed() ?? fail();
}

function lookForChromium(): FoundBrowser | undefined {
  const candidates: [string, string[], boolean][] = [
    ['Chromium', chromiumPaths, false],
    ["Playwright's Chromium", [chromium.executablePath()], false],
    ['Microsoft Edge', edgePaths, true],
    ['Google Chrome', chromePaths, true],
  ];
  for (const [name, paths, isBranded] of candidates) {
    const executablePath = findProgram(paths);
    if (executablePath) return { name, executablePath, isBranded };
  }
  return undefined;
}

function installed(): FoundBrowser | undefined {
  return installDebianPackage('chromium') ? lookForChromium() : undefined;
}

function fail(): never {
  throw new Error(
    'No browser found for the extension.\nInstall Chromium, or run: npx playwright install chromium',
  );
}
