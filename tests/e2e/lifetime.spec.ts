import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchWithExtension } from '../browsers/extension-browser.ts';
import { readRecords } from '../browsers/records.ts';
import { openTicket, submitReply } from './agent.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

test('after a reload of the extension an open ticket tab is recorded on, without a reload of the page', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const errors: string[] = [];
  tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  tab.on('pageerror', (error) => errors.push(error.message));
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  await openTicket(tab, helpdesk, id, records);
  const before = (await records()).seen[0]?.completeAt ?? 0;

  await extension.reload();
  await tab.bringToFront();
  await expect
    .poll(async () => (await records()).seen[0]?.completeAt, { timeout: 20_000 })
    .toBeGreaterThan(before);

  await submitReply(tab, 'solved');
  const solved = async () =>
    (await records()).tickets[0]?.events.some((e) => e.type === 'status' && e.to === 'solved');
  await expect.poll(solved, { timeout: 30_000 }).toBe(true);
  expect(errors).toEqual([]);
});

test('after a restart of the browser the next ticket is recorded, also if the registrations were lost', async ({
  helpdesk,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'firstline-profile-'));
  const tickets: number[] = [];
  for (const isFirst of [true, false]) {
    const extension = await launchWithExtension({ profile });
    if (isFirst) await extension.connect('zendesk', helpdesk.url);
    const tab = await extension.context.newPage();
    const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
    tickets.push(id);
    const registered = async () => {
      const page = await extension.consolePage();
      return page.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
    };
    await expect.poll(registered).toBe(1);
    await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
    const seen = async () => (await readRecords(extension)).seen.map(({ ticket }) => Number(ticket));
    await expect.poll(seen).toEqual(tickets);
    const page = await extension.consolePage();
    await page.evaluate(() => chrome.scripting.unregisterContentScripts());
    await extension.close();
  }
  await rm(profile, { recursive: true, force: true });
});

test('where a script cannot be brought back, one quiet note asks for a reload', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  const path = `/agent/tickets/${id}`;
  helpdesk.faults.next(path, { kind: 'reset' }, { alsoPractice: true, times: 10 });
  await tab.goto(`${helpdesk.url}${path}`).catch(() => {});
  const popup = await openPopup();
  await expect(popup.notice).toHaveCount(1, { timeout: 10_000 });
  await expect(popup.notice).toContainText('Reload it once to start');
  await popup.page.waitForTimeout(4_000);
  await expect(popup.notice).toHaveCount(1);
  helpdesk.faults.clear();
  await popup.notice.getByRole('button', { name: 'Reload the page' }).click();
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  await expect(popup.notice).toHaveCount(0);
});
