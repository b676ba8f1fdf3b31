/**
 * What the extension costs a helpdesk's page of 500 messages: the time of its scripts with it, beside the page
 * without it: at load, while the ticket is read, and while the page changes 50 times a second for 10 s under the
 * agent's hand.
 */
import type { CDPSession, Page } from '@playwright/test';
import { withoutFocusEmulation, workFor } from '../browsers/attention.ts';
import { buildExtension } from '../browsers/build.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';
import { type Bench, median } from './comparison.ts';

const messages = 500;
const pairs = 7;
/** Answers to the extension come this late, so that the load is over before the ticket is read. */
const answersAfterMs = 2_500;
const loadsMs = 2_000;
const readsMs = 2_500;
const busyMs = 10_000;
const changesASecond = 50;

const phases = {
  load: `a page of ${messages} messages at load (budget 3 ms more)`,
  read: 'its ticket is read from the helpdesk',
  busy: `it changes ${changesASecond} times a second for ${busyMs / 1000} s (budget 20 ms more)`,
};
type Phase = keyof typeof phases;
/** What the page's thread did, in ms. */
type Run = Record<Phase, number>;

/** The code's compiling and running. */
const scriptTime = ['ScriptDuration', 'V8CompileDuration'];
/** All that it did: what an answer sets off, Chromium counts as no script. The page itself is at rest. */
const allTime = ['TaskDuration'];

export const bench: Bench = async () => {
  const extension = buildExtension('practice');
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, pollMs: 60_000 });
  helpdesk.faults.next('/api/v2/users/me.json', { kind: 'delay', ms: answersAfterMs }, { times: 1_000 });
  const ticket = longTicket(helpdesk);
  const [withIt, without] = [
    await launchWithExtension({ extension }),
    await launchWithExtension({ extension }),
  ];
  try {
    await withIt.connect('zendesk', helpdesk.url);
    const runs: { figure: Run[]; control: Run[] } = { figure: [], control: [] };
    const heard = await countMessages(withIt);
    for (let pair = 0; pair <= pairs; pair += 1) {
      const [figure, control] = [await run(withIt, ticket), await run(without, ticket)];
      if (pair === 0) continue;
      runs.figure.push(figure);
      runs.control.push(control);
    }
    console.log(`  ${((await heard()) / (pairs + 1)).toFixed(1)} messages to the worker a run`);
    return (Object.keys(phases) as Phase[]).map((phase) => {
      const added = median(runs.figure.map((one, pair) => one[phase] - (runs.control[pair]?.[phase] ?? 0)));
      return {
        what: `${phases[phase]}: ${added.toFixed(1)} ms more`,
        ms: median(runs.figure.map((one) => one[phase])),
        control: {
          what: 'the page without the extension',
          ms: median(runs.control.map((one) => one[phase])),
        },
      };
    });
  } finally {
    await withIt.close();
    await without.close();
    await helpdesk.stop();
  }
};

function longTicket({ store, url }: PracticeHelpdesk): string {
  const start = Date.now() - messages * 60_000;
  const id = store.open({ at: start, requester: 901, assignee: 12 });
  for (let count = 1; count < messages; count += 1) {
    store.comment(id, { at: start + count * 50_000, by: count % 2 ? 12 : 901 });
  }
  return `${url}/agent/tickets/${id}`;
}

async function run({ context }: ExtensionBrowser, url: string): Promise<Run> {
  const page = await context.newPage();
  await withoutFocusEmulation(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const load = await spent(session, scriptTime, async () => {
    await page.goto(url);
    await page.waitForTimeout(loadsMs);
  });
  const read = await spent(session, allTime, () => page.waitForTimeout(readsMs + answersAfterMs));
  const busy = await spent(session, scriptTime, () => keepBusy(page));
  await page.close();
  return { load, read, busy };
}

async function keepBusy(page: Page): Promise<void> {
  await page.evaluate((pauseMs) => {
    const log = document.querySelector('[role=log]');
    setInterval(() => {
      const line = document.createElement('p');
      line.append('Somebody is typing');
      log?.append(line);
    }, pauseMs);
  }, 1000 / changesASecond);
  await workFor(page, busyMs);
}

async function spent(session: CDPSession, on: string[], act: () => Promise<unknown>): Promise<number> {
  const soFar = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.reduce((sum, { name, value }) => (on.includes(name) ? sum + 1000 * value : sum), 0);
  };
  const before = await soFar();
  await act();
  return (await soFar()) - before;
}

/** Every message that comes to the worker from now on. */
async function countMessages(extension: ExtensionBrowser): Promise<() => Promise<number>> {
  const worker = await extension.worker();
  await worker.evaluate(() => {
    Object.assign(globalThis, { messages: 0 });
    chrome.runtime.onMessage.addListener(() => {
      (globalThis as unknown as { messages: number }).messages += 1;
    });
  });
  return () => worker.evaluate(() => (globalThis as unknown as { messages: number }).messages);
}
