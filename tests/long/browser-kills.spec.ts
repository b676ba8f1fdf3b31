/** The whole browser is killed in the middle of work and started again: a heartbeat is lost at most, nothing counted twice. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { heartbeatMs } from '../../lib/domain/attention.ts';
import { killBrowser } from '../browsers/browser-process.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { type Records, readRecords } from '../browsers/records.ts';
import { createAgent } from '../handle-time/agent.ts';
import { createDiary } from '../handle-time/diary.ts';
import { countedMs, countedTwice, nameOf, workNow } from '../handle-time/measured.ts';
import { type PracticeHelpdesk, startPracticeHelpdesk } from '../practice/server.ts';
import { choices, crashes, progressOf, seed } from './long.ts';

const toleranceMs = 2_000;

test(`${crashes} kills of the browser in the middle of work`, async () => {
  const progress = progressOf('browser-kills');
  let { rounds, done, truthMs, measuredMs } = progress.read();
  if (done >= crashes) return;
  const helpdesk = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, maxLifetimeMs: 6e6 });
  const profile = await mkdtemp(join(tmpdir(), 'firstline-profile-'));
  const ticket = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  let extension = await launchWithExtension({ profile, isPlain: true });
  await extension.connect('zendesk', helpdesk.url);
  try {
    while (done < crashes) {
      const before = await readRecords(extension);
      const worked = await workUntilKilled(extension, helpdesk, ticket, rounds);
      extension = await launchWithExtension({ profile, isPlain: true });
      const after = await untilNothingGoesOn(extension);
      const name = nameOf({ connection: `zendesk@${helpdesk.url}`, ticket: String(ticket) });
      const countedNow = (countedMs(after).get(name) ?? 0) - (countedMs(before).get(name) ?? 0);
      const where = `seed ${seed}, kill ${rounds}`;
      expect(countedNow, where).toBeGreaterThan(worked - heartbeatMs - toleranceMs);
      expect(countedNow, where).toBeLessThan(worked + toleranceMs);
      expect(countedTwice(after), where).toEqual([]);
      if (before.tickets.length > 0) expect(storyOf(after), where).toEqual(storyOf(before));
      rounds += 1;
      done += 1;
      truthMs += worked;
      measuredMs += countedNow;
      progress.store({ rounds, done, truthMs, measuredMs, riskMs: done * heartbeatMs });
      console.log(
        `${where}: ${(worked / 1000).toFixed(1)} s worked, ${(countedNow / 1000).toFixed(1)} s counted`,
      );
    }
  } finally {
    await extension.close();
    await helpdesk.stop();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** @returns what the agent worked, in ms */
async function workUntilKilled(
  extension: ExtensionBrowser,
  helpdesk: PracticeHelpdesk,
  ticket: number,
  round: number,
): Promise<number> {
  const diary = createDiary();
  const agent = createAgent(diary);
  const { between } = choices('kill', round);
  const page = await extension.context.newPage();
  const view = { page, ticket: 'it' };
  await agent.turnBy(view.ticket, () => page.goto(`${helpdesk.url}/agent/tickets/${ticket}`));
  await agent.turnTo(view);
  await agent.type(between(8, 28));
  await killBrowser(extension.profile);
  return diary.workMs(120_000).get('it') ?? 0;
}

async function untilNothingGoesOn(extension: ExtensionBrowser): Promise<Records> {
  await expect
    .poll(async () => workNow(await readRecords(extension))?.open ?? null, { timeout: 20_000 })
    .toBeNull();
  return readRecords(extension);
}

/** All of the tickets but the work on them. */
function storyOf({ tickets }: Records) {
  return tickets.map(({ spans: _, elsewhere: __, ...story }) => story);
}
