/** Chromium prepares no page while somebody looks on over its protocol: here nobody does, and the page plays by itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchWithExtension } from '../../browsers/extension-browser.ts';
import { readRecords } from '../../browsers/records.ts';
import { createAgent } from '../../handle-time/agent.ts';
import { createDiary } from '../../handle-time/diary.ts';
import { countedMs, nameOf, workNow } from '../../handle-time/measured.ts';
import { isWithin, rowsOf } from '../../handle-time/verdict.ts';
import { startPracticeHelpdesk } from '../../practice/server.ts';
import { openTicket } from '../agent.ts';
import { expect, test } from './test.ts';

const complaint = 'nothing is counted on a page that opened at once';
const play = 'the browser prepares the next ticket ahead of time';

test(`“${complaint}”: ${play}`, async ({ browserName: _ }, { annotations }) => {
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false });
  const profile = await mkdtemp(join(tmpdir(), 'firstline-profile-'));
  const [first, next] = [1, 2].map(() => helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 }));
  if (!first || !next) throw new Error('no tickets');
  const pathOf = (ticket: number) => `/agent/tickets/${ticket}`;
  const name = (ticket: number) => nameOf({ connection: `zendesk@${helpdesk.url}`, ticket: String(ticket) });
  const diary = createDiary();
  const agent = createAgent(diary);

  const browser = await launchWithExtension({ profile, isPlain: true });
  await browser.connect('zendesk', helpdesk.url);
  const page = await browser.context.newPage();
  await agent.turnBy(name(first), () => openTicket(page, helpdesk, first, () => readRecords(browser)));
  await page.evaluate(
    ([path, prepareInMs, goInMs]) => {
      const rules = document.createElement('script');
      rules.type = 'speculationrules';
      rules.textContent = JSON.stringify({ prerender: [{ urls: [path], eagerness: 'immediate' }] });
      setTimeout(() => document.head.append(rules), prepareInMs);
      setTimeout(() => location.assign(path), goInMs);
    },
    [pathOf(next), 1_000, 4_000] as const,
  );
  await browser.context.browser()?.close();
  await agent.wait(4);
  const wentAt = Date.now();
  await agent.turnBy(name(next), () => agent.wait(16));
  await agent.turnBy(undefined, () => browser.close());

  const again = await launchWithExtension({ profile, isPlain: true });
  await expect
    .poll(async () => workNow(await readRecords(again))?.open ?? null, { timeout: 20_000 })
    .toBeNull();
  const rows = rowsOf(diary.workMs(120_000), new Map(), countedMs(await readRecords(again)));
  await again.close();
  await helpdesk.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  annotations.push({ type: 'handle time', description: JSON.stringify({ complaint, play, rows }) });
  const loads = helpdesk.faults.log.filter(({ path }) => path === pathOf(next));
  expect(loads).toHaveLength(1);
  expect(loads[0]?.at).toBeLessThan(wentAt - 2_000);
  expect(rows.filter((row) => !isWithin(row))).toEqual([]);
});
