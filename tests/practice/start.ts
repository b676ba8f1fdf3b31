/**
 * The main job: `npm start`. Builds the extension, starts the practice helpdesk on 127.0.0.1 and opens a browser with
 * the extension connected to it. Without a display it plays half an hour of an agent's work and prints the figures.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildExtension } from '../browsers/build.ts';
import { findChromium } from '../browsers/chromium.ts';
import { launchWithExtension } from '../browsers/extension-browser.ts';
import { pace } from './pace.ts';
import { printPopup } from './report.ts';
import { startPracticeHelpdesk } from './server.ts';
import { playSession } from './session.ts';
import { seedWorkday } from './workday.ts';

const eightHoursMs = 8 * 3_600_000;
const pictures = fileURLToPath(new URL('../../dist/pictures/', import.meta.url));

const hasDisplay =
  process.platform === 'win32' ||
  process.platform === 'darwin' ||
  Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

let isStopping = false;

try {
  console.log(`Browser: ${findChromium().executablePath}`);
  await (hasDisplay && !process.argv.includes('--headless') ? openForPeople() : playHeadless());
} catch (error) {
  if (!isStopping) {
    console.error(`\n${(error as Error).message}`);
    process.exitCode = 1;
  }
}

/** Ctrl+C leaves nothing behind: no browser, no profile, no server. */
function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isStopping = true;
      console.log('\nStopping …');
      close().finally(() => process.exit(130));
    });
  }
}

async function openForPeople(): Promise<void> {
  console.log('Building the extension …');
  const extension = buildExtension('practice');
  const helpdesk = await startPracticeHelpdesk({
    signedInAs: 'anna',
    arrivals: true,
    maxLifetimeMs: eightHoursMs,
  });
  seedWorkday(helpdesk.store, Date.now());
  const browser = await launchWithExtension({ extension, headless: false, ownsSignals: true });
  closeOnSignal(async () => {
    await browser.close();
    await helpdesk.stop();
  });
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
  console.log(
    `No display: playing half an hour of an agent's work, ${pace} times as fast.\nBuilding the extension …`,
  );
  const session = await playSession((line) => console.log(`  ${line}`), closeOnSignal);
  try {
    mkdirSync(pictures, { recursive: true });
    const { popup } = session;
    for (const colorScheme of ['light', 'dark'] as const) {
      await popup.emulateMedia({ colorScheme });
      await popup.screenshot({ path: `${pictures}popup-${colorScheme}.png`, fullPage: true });
    }
    console.log('\nWhat the popup says, last 7 days:\n');
    await printPopup(popup, console.log);
    console.log(
      `Done in ${Math.round((Date.now() - startedAt) / 1000)} s. Pictures of the popup: dist/pictures/`,
    );
  } finally {
    await session.close();
  }
}
