/**
 * What the extension costs a helpdesk's page of 500 messages: the script time of the page with it, beside the page
 * without it, at load and while the page changes 50 times a second for 10 s under the agent's hand.
 */
import type { CDPSession, Page } from '@playwright/test';
import { withoutFocusEmulation, workFor } from '../browsers/attention.ts';
import { buildExtension } from '../browsers/build.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';
import { type Bench, median } from './comparison.ts';

const messages = 500;
const pairs = 5;
const settlesMs = 2_500;
const busyMs = 10_000;
const changesASecond = 50;

/** Script time in ms. `own`: of the extension's scripts alone, as the profiler samples it. */
type Cost = { scriptMs: number; ownMs: number };
type Run = { load: Cost; busy: Cost };

export const bench: Bench = async () => {
  const extension = buildExtension('practice');
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, pollMs: 60_000 });
  const ticket = longTicket(helpdesk);
  const [withIt, without] = [
    await launchWithExtension({ extension }),
    await launchWithExtension({ extension }),
  ];
  try {
    await withIt.connect('zendesk', helpdesk.url);
    const heard = await countMessages(withIt);
    const runs: { figure: Run[]; control: Run[] } = { figure: [], control: [] };
    for (let pair = 0; pair <= pairs; pair += 1) {
      const figure = await run(withIt, ticket);
      const control = await run(without, ticket);
      if (pair === 0) continue;
      runs.figure.push(figure);
      runs.control.push(control);
    }
    const messagesEach = (await heard()) / (pairs + 1);
    return (['load', 'busy'] as const).map((phase) => {
      const of = (all: Run[], key: keyof Cost) => median(all.map((one) => one[phase][key]));
      const [ms, controlMs] = [of(runs.figure, 'scriptMs'), of(runs.control, 'scriptMs')];
      const own = of(runs.figure, 'ownMs').toFixed(1);
      const added = (ms - controlMs).toFixed(1);
      return {
        what: `${phases[phase]}; added ${added} ms, its own scripts ${own} ms (budget ${budgetMs[phase]} ms)${
          phase === 'busy' ? `; ${messagesEach.toFixed(1)} messages a run` : ''
        }`,
        ms,
        control: { what: 'the page without the extension', ms: controlMs },
      };
    });
  } finally {
    await withIt.close();
    await without.close();
    await helpdesk.stop();
  }
};

const budgetMs = { load: 3, busy: 20 };
const phases = {
  load: `script time of a page of ${messages} messages, until it was read`,
  busy: `the same page while it changes ${changesASecond} times a second for ${busyMs / 1000} s`,
};

function longTicket({ store, url }: PracticeHelpdesk): string {
  const start = Date.now() - messages * 60_000;
  const id = store.open({ at: start, requester: 901, assignee: 12 });
  for (let count = 1; count < messages; count += 1) {
    store.comment(id, { at: start + count * 50_000, by: count % 2 ? 12 : 901 });
  }
  return `${url}/agent/tickets/${id}`;
}

async function run({ context, origin }: ExtensionBrowser, url: string): Promise<Run> {
  const page = await context.newPage();
  await withoutFocusEmulation(page);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  const load = await costOf(session, origin, async () => {
    await page.goto(url);
    await page.waitForTimeout(settlesMs);
  });
  const busy = await costOf(session, origin, () => keepBusy(page));
  await page.close();
  return { load, busy };
}

async function keepBusy(page: Page): Promise<void> {
  await page.evaluate((pauseMs) => {
    const log = document.querySelector('[role=log]');
    const change = () => {
      const line = document.createElement('p');
      line.append('Somebody is typing');
      log?.append(line);
      if ((log?.childElementCount ?? 0) > 600) log?.lastElementChild?.remove();
    };
    setInterval(change, pauseMs);
  }, 1000 / changesASecond);
  await workFor(page, busyMs);
}

async function costOf(session: CDPSession, origin: string, act: () => Promise<void>): Promise<Cost> {
  const before = await scriptMs(session);
  await session.send('Profiler.start');
  await act();
  const { profile } = await session.send('Profiler.stop');
  return { scriptMs: (await scriptMs(session)) - before, ownMs: ownMs(profile, origin) };
}

async function scriptMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0);
}

type Profile = {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
};

/** All samples in the extension's functions and in what they called. */
function ownMs({ nodes, samples = [], timeDeltas = [] }: Profile, origin: string): number {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const own = new Set<number>();
  const take = (id: number) => {
    own.add(id);
    for (const child of byId.get(id)?.children ?? []) take(child);
  };
  for (const { id, callFrame } of nodes) if (callFrame.url.startsWith(`${origin}/`)) take(id);
  return samples.reduce((sum, id, index) => sum + (own.has(id) ? (timeDeltas[index] ?? 0) : 0), 0) / 1000;
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
