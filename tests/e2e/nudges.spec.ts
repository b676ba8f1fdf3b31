import type { Page } from '@playwright/test';
import type { OpenRow } from '../../lib/domain/filing.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { PracticeHelpdesk } from '../practice/server.ts';
import { openTicket, submitReply } from './agent.ts';
import { inspect } from './inspect.ts';
import { expect, test } from './test.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** Of a first response within two hours, ten minutes are left. */
const nearItsLimit = ({ store }: PracticeHelpdesk) =>
  store.open({ at: Date.now() - 110 * minuteMs, requester: 901, assignee: 12 });

async function iconOf(extension: ExtensionBrowser): Promise<string> {
  const page = await extension.consolePage();
  return page.evaluate(async () => {
    const [text, title] = await Promise.all([chrome.action.getBadgeText({}), chrome.action.getTitle({})]);
    return `${text} ${title}`.trim();
  });
}

async function shownBy(extension: ExtensionBrowser): Promise<string[]> {
  const page = await extension.consolePage();
  const shown = await page.evaluate(() => chrome.notifications.getAll());
  return Object.keys(shown).map((id) => JSON.parse(id)[1]);
}

/** As if it had last been read so long ago. */
async function age(extension: ExtensionBrowser, ticket: number, agoMs: number): Promise<void> {
  const page = await extension.consolePage();
  await page.evaluate(
    async ([id, completeAt]) => {
      const opened = indexedDB.open('firstline');
      const db = await new Promise<IDBDatabase>((resolve) => {
        opened.onsuccess = () => resolve(opened.result);
      });
      const seen = db.transaction('seen', 'readwrite').objectStore('seen');
      const rows = seen.getAll();
      await new Promise((resolve) => {
        rows.onsuccess = resolve;
      });
      const row = rows.result.find((one) => one.ticket === id);
      const put = seen.put({ ...row, completeAt });
      await new Promise((resolve) => {
        put.onsuccess = resolve;
      });
      db.close();
    },
    [String(ticket), Date.now() - agoMs] as const,
  );
}

async function openSettings(extension: ExtensionBrowser): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html#nudges`);
  return page;
}

test('the icon counts the tickets near their limit until they are answered; off is off', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  await openTicket(tab, helpdesk, nearItsLimit(helpdesk), records);
  await expect.poll(() => iconOf(extension)).toBe('1 Firstline: 0 missed their limit, 1 will soon');

  const page = await openSettings(extension);
  await expect(page.getByRole('heading', { name: 'Nudges' })).toBeFocused();
  const badge = page.getByRole('switch', { name: 'Number on the icon' });
  await expect(badge).toBeChecked();
  await expect(page.getByRole('switch', { name: 'Notification' })).not.toBeChecked();
  await inspect(page, 'nudges');
  await badge.press('Space');
  await expect.poll(() => iconOf(extension)).not.toMatch(/^1/);
  await expect(page.getByRole('combobox')).toBeDisabled();
  const alarms = () => page.evaluate(async () => (await chrome.alarms.getAll()).length);
  await expect.poll(alarms).toBe(0);
  await badge.press('Space');
  await expect.poll(() => iconOf(extension)).toMatch(/^1/);
  await expect.poll(alarms).toBe(1);
  await page.getByRole('combobox').selectOption('5 minutes');
  await expect.poll(() => iconOf(extension)).not.toMatch(/^1/);
  await page.getByRole('combobox').selectOption('60 minutes');
  await expect.poll(() => iconOf(extension)).toMatch(/^1/);
  await page.reload();
  await expect(page.getByRole('combobox')).toHaveValue(String(hourMs));

  await tab.bringToFront();
  await submitReply(tab, 'pending');
  await expect.poll(() => iconOf(extension), { timeout: 20_000 }).not.toMatch(/^1/);
});

test('one notification for a ticket, and none where it was answered or cannot be read', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const [told, answered, unread] = [1, 2, 3].map(() => nearItsLimit(helpdesk)) as [number, number, number];
  await openTicket(tab, helpdesk, told, records);
  const page = await openSettings(extension);
  const notify = page.getByRole('switch', { name: 'Notification' });
  await notify.check();
  await expect.poll(() => shownBy(extension)).toEqual([String(told)]);
  await page.evaluate(async () => {
    for (const id of Object.keys(await chrome.notifications.getAll())) await chrome.notifications.clear(id);
  });
  await notify.uncheck();

  await tab.bringToFront();
  for (const id of [answered, unread]) await openTicket(tab, helpdesk, id, records);
  for (const id of [told, answered, unread]) await age(extension, id, 5 * minuteMs);
  helpdesk.store.comment(answered, { by: 12 });
  helpdesk.faults.next(`/api/v2/tickets/${unread}/audits.json`, { kind: 'status', status: 401 });
  await expect.poll(() => iconOf(extension)).toMatch(/^3/);
  await extension.stopWorker();
  helpdesk.faults.clearLog();
  await page.bringToFront();
  await notify.check();
  await expect.poll(() => iconOf(extension)).toMatch(/^2/);
  const asked = () =>
    helpdesk.faults.requestsFromOutside().map(({ path }) => /tickets\/(\d+)/.exec(path)?.[1]);
  await expect.poll(asked).toContain(String(unread));
  await page.waitForTimeout(1_000);
  expect(await shownBy(extension)).toEqual([]);
  expect(new Set(asked())).toEqual(new Set([String(answered), String(unread)]));

  const third = nearItsLimit(helpdesk);
  await tab.bringToFront();
  await openTicket(tab, helpdesk, third, records);
  await expect.poll(() => shownBy(extension)).toEqual([String(third)]);
});

test('a ticket that a colleague answered leaves the waiting list, though nobody opened it', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const [mine, other] = [nearItsLimit(helpdesk), nearItsLimit(helpdesk)];
  await openTicket(tab, helpdesk, mine, records);
  await openTicket(tab, helpdesk, other, records);
  helpdesk.store.comment(mine, { by: 13, status: 'pending' });
  await age(extension, mine, hourMs);
  helpdesk.faults.clearLog();
  const waiting = async () =>
    ((await records()).open as OpenRow[]).filter((row) => row.for !== undefined).map(({ ticket }) => ticket);
  await expect.poll(waiting, { timeout: 20_000 }).toEqual([String(other)]);
  const requests = helpdesk.faults.requestsFromOutside();
  expect(requests.every(({ method }) => method === 'GET')).toBe(true);
  expect(requests.filter(({ path }) => path.includes(`/${mine}`)).length).toBeLessThanOrEqual(2);

  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html#helpdesks`);
  await page.getByRole('button', { name: 'Show the report' }).click();
  await expect(page.getByRole('textbox', { name: 'Diagnostics' })).toHaveValue(/near-limit 1/);
});
