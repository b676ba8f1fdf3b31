/**
 * The main job: `npm start`. Builds the extension, starts the practice helpdesk on 127.0.0.1 and opens a browser with
 * the extension connected to it. Without a display it plays half an hour of an agent's work and prints the figures.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { buildExtension } from '../browsers/build.ts';
import { findChromium } from '../browsers/chromium.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { workHalfAnHour } from './half-hour.ts';
import { pace, pacedTime } from './pace.ts';
import { AGENTS } from './people.ts';
import { printPopup } from './report.ts';
import { startPracticeHelpdesk } from './server.ts';
import { seedWorkday } from './workday.ts';

const eightHoursMs = 8 * 3_600_000;
const pictures = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));

const hasDisplay =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

try {
  console.log(`Browser: ${findChromium().executablePath}`);
  await (hasDisplay && !process.argv.includes('--headless') ? openForPeople() : playHeadless());
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}

async function openForPeople(): Promise<void> {
  console.log('Building the extension …');
  const extension = buildExtension('practice');
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', arrivals: true, maxLifetimeMs: eightHoursMs });
  seedWorkday(helpdesk.store, Date.now());
  const browser = await launchWithExtension({ extension, headless: false });
  await browser.connect('zendesk', helpdesk.url);
  const [page = await browser.context.newPage()] = browser.context.pages();
  await page.goto(`${helpdesk.url}/agent/dashboard`);
  console.log(`
Practice helpdesk: ${helpdesk.url}
You are Anna. Open a ticket, reply, solve it; then click the Firstline icon in the tool bar
(behind the puzzle piece, if it is not pinned). Close the browser to end.`);
  await browser.context.waitForEvent('close', { timeout: 0 });
  await helpdesk.stop();
}

async function playHeadless(): Promise<void> {
  const startedAt = Date.now();
  const since = startedAt;
  console.log(`No display: playing half an hour of an agent's work, ${pace} times as fast.\nBuilding the extension …`);
  const extension = buildExtension('paced', { WXT_PACED_SINCE: String(since) });
  const clock = () => pacedTime(since, Date.now());
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', clock, pollMs: 400, answerAfterMs: [60_000, 240_000] });
  let browser: ExtensionBrowser | undefined;
  try {
    seedWorkday(helpdesk.store, clock());
    browser = await launchWithExtension({ extension });
    await browser.connect('zendesk', helpdesk.url);
    const page = await browser.context.newPage();
    await workHalfAnHour(page, { ...helpdesk, agent: AGENTS.anna.id }, (line) => {
      console.log(`  ${new Date(clock()).toISOString().slice(11, 16)} UTC  Anna ${line}`);
    });
    await page.waitForTimeout(500);
    await showFigures(browser, page);
    console.log(`Done in ${Math.round((Date.now() - startedAt) / 1000)} s. Pictures of the popup: dist/pictures/`);
  } finally {
    await browser?.close();
    await helpdesk.stop();
  }
}

async function showFigures(browser: ExtensionBrowser, page: Page): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  await page.bringToFront();
  const popup = await browser.openPopup();
  await popup.getByRole('article').first().waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await popup.emulateMedia({ colorScheme });
    await popup.screenshot({ path: `${pictures}popup-${colorScheme}.png`, fullPage: true });
  }
  console.log('\nWhat the popup says, last 7 days:\n');
  await printPopup(popup, console.log);
}
