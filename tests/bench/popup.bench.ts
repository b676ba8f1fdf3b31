/**
 * The popup from `action.openPopup()` to the frame after its figures are in the document, beside a blank popup in the
 * same browser: with the browser's database open, and at the first open in a new browser process. With 100,000 tickets
 * stored, and with a tenth of them: as many a day, for a tenth of the time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from '@playwright/test';
import { buildExtension } from '../browsers/build.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { storeTickets } from '../stored/store.ts';
import type { Bench, Comparison } from './comparison.ts';
import { median } from './comparison.ts';
import { blankBuild, type PopupBuild, watchedCopy } from './popup-builds.ts';

const pairs = 24;
const processes = 5;

type Builds = { firstline: PopupBuild; blank: PopupBuild };
type Taken = Record<keyof Builds, number[]>;

export const bench: Bench = async () => {
  const builds: Builds = {
    firstline: await watchedCopy(buildExtension('practice'), 'main[aria-busy="false"] article .figure'),
    blank: await blankBuild(),
  };
  const comparisons: Comparison[] = [];
  try {
    for (const count of [10_000, 100_000]) comparisons.push(...(await withTickets(count, builds)));
  } finally {
    for (const { folder } of Object.values(builds)) await rm(folder, { recursive: true, force: true });
  }
  return comparisons;
};

async function withTickets(count: number, builds: Builds): Promise<Comparison[]> {
  const profile = await mkdtemp(join(tmpdir(), 'firstline-profile-'));
  const launch = () =>
    launchWithExtension({ profile, extension: `${builds.firstline.folder},${builds.blank.folder}` });
  try {
    const browser = await launch();
    await storeTickets(await pageOf(browser, builds.firstline), count);
    await browser.close();

    const first: Taken = { firstline: [], blank: [] };
    for (let process = 0; process < 2 * processes; process += 1) {
      const which = process % 2 ? 'firstline' : 'blank';
      const fresh = await launch();
      const worker = await workerOf(fresh, builds[which]);
      // The start of a browser is not what is measured.
      await sleep(1_000);
      first[which].push(await openOnce(worker));
      await fresh.close();
    }

    const again: Taken = { firstline: [], blank: [] };
    const warm = await launch();
    const workers = {
      firstline: await workerOf(warm, builds.firstline),
      blank: await workerOf(warm, builds.blank),
    };
    for (let pair = -2; pair < pairs; pair += 1) {
      for (const which of ['firstline', 'blank'] as const) {
        const ms = await openOnce(workers[which]);
        if (pair >= 0) again[which].push(ms);
      }
    }
    await warm.close();
    const tickets = `${count.toLocaleString('en')} tickets`;
    return [
      comparison(`the popup with its figures, ${tickets}, database open (budget: ratio 1.2)`, again),
      comparison(`the same, first open in a new browser process (budget: ratio 1.5)`, first),
    ];
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

function comparison(what: string, { firstline, blank }: Taken): Comparison {
  return { what, ms: median(firstline), control: { what: 'a blank Preact popup', ms: median(blank) } };
}

/** Opens the popup, waits until it says that it is drawn, closes it and waits until it is gone. */
async function openOnce(worker: Worker): Promise<number> {
  return worker.evaluate(async () => {
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const channel = new BroadcastChannel('popup');
    const drawn = new Promise<number>((resolve) => {
      channel.onmessage = ({ data }) => resolve(data);
    });
    let askedAt = 0;
    for (let attempt = 1; ; attempt += 1) {
      askedAt = performance.timeOrigin + performance.now();
      // While another popup is still closing the browser refuses.
      const refusal = await chrome.action.openPopup().then(
        () => undefined,
        (error: Error) => error,
      );
      if (!refusal) break;
      if (attempt === 20) throw refusal;
      await pause(250);
    }
    const drawnAt = await drawn;
    channel.postMessage('close');
    while ((await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length) await pause(20);
    channel.close();
    await pause(100);
    return drawnAt - askedAt;
  });
}

async function workerOf({ context }: ExtensionBrowser, { name }: PopupBuild): Promise<Worker> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const worker of context.serviceWorkers()) {
      if ((await worker.evaluate(() => chrome.runtime.getManifest().name)) === name) return worker;
    }
    await sleep(100);
  }
  throw new Error(`the worker of ${name} did not start`);
}

async function pageOf(browser: ExtensionBrowser, build: PopupBuild) {
  const worker = await workerOf(browser, build);
  const page = await browser.context.newPage();
  await page.goto(new URL('/manifest.json', worker.url()).href);
  return page;
}
