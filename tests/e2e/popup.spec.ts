import type { Page } from '@playwright/test';
import type { PracticeHelpdesk } from '../practice/server.ts';
import { seedStandardStory } from '../practice/story.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { expect, test } from './test.ts';

test('every state of the popup: nothing axe objects to, in light, dark and narrow', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  test.setTimeout(120_000);
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  await tab.bringToFront();
  const empty = await openPopup();
  await expect(empty.card('first_response_time')).toContainText('No first reply of yours');
  await inspect(empty.page, 'empty');
  await empty.page.close();

  await tellStory(helpdesk, tab, records);
  await tab.bringToFront();
  const popup = await openPopup();
  await popup.choosePeriod('30');
  await expect(popup.card('first_contact_resolution')).toContainText('1 not counted');
  await inspect(popup.page, 'overview');
  await popup.openTickets('first_contact_resolution');
  await expect(popup.page.locator('.tickets > li').first()).toBeVisible();
  await inspect(popup.page, 'tickets');
  await popup.page.keyboard.press('Escape');
  await popup.page.close();

  helpdesk.faults.next('/api/v2/tickets/*/audits.json', {
    kind: 'status',
    status: 429,
    retryAfterSeconds: 600,
  });
  await tab.reload();
  const refused = await openPopup();
  await expect(refused.notice).toBeVisible();
  await inspect(refused.page, 'refused');
  await refused.page.close();

  const start = await extension.context.newPage();
  await start.goto('about:blank');
  await extension.consolePage().then((page) => page.evaluate(emptyConnections));
  const nothing = await openPopup();
  await nothing.page.getByRole('button', { name: 'Skip' }).click();
  await expect(nothing.page.getByText('See your own numbers')).toBeVisible();
  await inspect(nothing.page, 'start');
});

test('before connecting: what is read and what never is, at the narrowest too', async ({
  extension,
  helpdesk,
  openPopup,
}) => {
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  const popup = await openPopup();
  await popup.goToConnecting();
  await expect(popup.page.getByRole('combobox')).toHaveValue('');
  await expect(popup.page.getByRole('button', { name: 'Connect' })).toBeVisible();
  await popup.page
    .getByRole('combobox')
    .selectOption('Zendesk Support')
    .catch(() => {});
  await inspect(popup.page, 'connect');
});

test('everything by keyboard, with the focus in sight', async ({ helpdesk, tab, openPopup, records }) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  await openTicket(tab, helpdesk, ids.standard, records);
  await tab.bringToFront();
  const { page, ...popup } = await openPopup();
  await page.getByRole('radio', { name: '7 days' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: '30 days' })).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeFocused();
  // Where the browser has given the pause no keys, there is a way to set them.
  const setting = page.getByRole('button', { name: 'Set a shortcut' });
  if (await setting.isVisible()) {
    await page.keyboard.press('Tab');
    await expect(setting).toBeFocused();
  }
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'First response time' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'First response time' })).toBeFocused();
  await expect(page.locator('.tickets > li')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Firstline' })).toBeVisible();
  expect(popup).toBeDefined();
});

test('a database of a newer version: said, and nothing touched', async ({ extension }) => {
  const setUp = await extension.consolePage();
  await setUp.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('firstline', 99);
        opening.onsuccess = () => resolve(opening.result.close());
        opening.onerror = () => reject(opening.error);
      }),
  );
  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html`);
  await expect(page.getByRole('alert')).toContainText('written by a newer Firstline');
  await expect(page.locator('.card')).toHaveCount(0);
  await inspect(page, 'newer-version');
});

async function tellStory(
  helpdesk: PracticeHelpdesk,
  tab: Page,
  records: Parameters<typeof openTicket>[3],
): Promise<void> {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  const { standard, solvedWithoutReply, colleagueReplies, thankYouReopen, pendingBetween, rated } = ids;
  for (const id of [standard, solvedWithoutReply, colleagueReplies, thankYouReopen, pendingBetween, rated]) {
    await openTicket(tab, helpdesk, id, records);
  }
}

async function emptyConnections(): Promise<void> {
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  db.transaction('connections', 'readwrite').objectStore('connections').clear();
  db.close();
}
