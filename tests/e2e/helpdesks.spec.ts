import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { DaySheet } from '../../lib/domain/day-sheet.ts';
import type { Records } from '../browsers/records.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const minuteMs = 60_000;

/** The popup's page in a tab, where it does the same and stays. */
async function openHelpdesks(extension: {
  context: { newPage(): Promise<Page> };
  origin: string;
}): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html`);
  await page.getByRole('button', { name: 'Helpdesks', exact: true }).click();
  return page;
}

test.beforeEach(async ({ helpdesk, tab, records }) => {
  for (const minutes of [30, 20]) {
    const at = Math.floor(Date.now() / 1000) * 1000 - minutes * minuteMs;
    const id = helpdesk.store.open({ at, requester: 901, assignee: 12 });
    helpdesk.store.comment(id, { at: at + 5 * minuteMs, by: 12 });
    await openTicket(tab, helpdesk, id, records);
  }
});

test('disconnecting stops the recording and the scripts, and keeps the figures', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const host = new URL(helpdesk.url).host;
  const page = await openHelpdesks(extension);
  const card = page.getByRole('region', { name: host });
  await expect(card).toContainText('Recorded');
  await expect(card).toContainText('2 tickets');
  await card.getByRole('button', { name: 'Disconnect…' }).click();
  await expect(card.getByRole('radio', { name: 'Keep them', exact: true })).toBeFocused();
  await expect(card.getByRole('radio', { name: 'Keep them', exact: true })).toBeChecked();
  const { tickets, days } = await records();
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(page.getByRole('status')).toContainText(`You are disconnected from ${host}`);
  await expect(card).toContainText('Disconnected');
  expect(await registered(page)).toEqual([]);

  const later = helpdesk.store.open({ at: Date.now() - minuteMs, requester: 901 });
  helpdesk.faults.clearLog();
  await tab.goto(`${helpdesk.url}/agent/tickets/${later}`);
  await tab.waitForTimeout(1_500);
  expect(helpdesk.faults.requestsFromOutside()).toEqual([]);
  expect(responses((await records()).days)).toEqual(responses(days));
  const events = ({ events }: (typeof tickets)[number]) => events;
  expect((await records()).tickets.map(events)).toEqual(tickets.map(events));

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('article').first()).toContainText('5 min');
});

test('nothing goes while the question is open, and cancelling ends nothing', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  await tab.goto('about:blank');
  const counting = expect.objectContaining({ open: expect.anything() });
  await expect.poll(async () => (await records()).work).not.toContainEqual(counting);
  const before = await records();
  const page = await openHelpdesks(extension);
  const card = page.getByRole('region', { name: new URL(helpdesk.url).host });
  await card.getByRole('button', { name: 'Disconnect…' }).click();
  await card.getByRole('radio', { name: 'Delete them', exact: true }).check();
  await card.getByRole('button', { name: 'Cancel' }).click();
  expect(await records()).toEqual(before);
  expect(await registered(page)).toEqual(['zendesk']);
});

test('deleting takes everything along', async ({ extension, helpdesk, records }) => {
  const page = await openHelpdesks(extension);
  const card = page.getByRole('region', { name: new URL(helpdesk.url).host });
  await card.getByRole('button', { name: 'Disconnect…' }).click();
  await card.getByRole('radio', { name: 'Delete them', exact: true }).check();
  await card.getByRole('button', { name: 'Disconnect and delete' }).click();
  await expect(page.getByRole('status')).toContainText('2 tickets are deleted');
  await expect(page.getByText('No helpdesk is connected')).toBeVisible();
  expect(stored(await records())).toEqual([]);
});

test('an export holds every ticket and nobody’s name; what was kept can go afterwards', async ({
  extension,
  helpdesk,
  records,
}) => {
  const page = await openHelpdesks(extension);
  const card = page.getByRole('region', { name: new URL(helpdesk.url).host });
  await card.getByRole('button', { name: 'Disconnect…' }).click();
  await card.getByRole('radio', { name: 'Keep them, and save a file' }).check();
  const saving = page.waitForEvent('download');
  await card.getByRole('button', { name: 'Disconnect and export' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^firstline-127\.0\.0\.1-\d+-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(await saved.path(), 'utf8');
  const file = JSON.parse(text);
  expect(file).toMatchObject({ format: 'firstline-tickets', version: 1, helpdesk: 'zendesk', viewer: '12' });
  const { tickets, seen } = await records();
  const lasting = tickets.map(({ connection: _, ...record }) => ({
    ...record,
    completeAt: seen.find(({ ticket }) => ticket === record.ticket)?.completeAt,
  }));
  expect(file.tickets).toEqual(lasting);
  expect(file.tickets).toHaveLength(2);
  expect(text).not.toMatch(/Pat Morgan|Anna|"901"|question/);
  await expect(page.getByRole('status')).toContainText('2 tickets saved');

  await page.getByRole('button', { name: 'Back' }).click();
  await card.getByRole('button', { name: 'Delete the stored tickets…' }).click();
  await expect(card).toContainText('This cannot be undone');
  await expect(card.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'Delete the stored tickets…' })).toBeFocused();
  await page.keyboard.press('Enter');
  await card.getByRole('button', { name: 'Delete 2 tickets' }).click();
  await expect(page.getByText('No helpdesk is connected')).toBeVisible();
  expect(stored(await records())).toEqual([]);
});

test('from the popup an export opens a tab of its own, which stays', async ({
  extension,
  helpdesk,
  openPopup,
}) => {
  const popup = await openPopup();
  await popup.page.getByRole('button', { name: 'Helpdesks', exact: true }).click();
  // It saves as soon as it is open.
  const opening = extension.context
    .waitForEvent('page')
    .then((page) => ({ page, saving: page.waitForEvent('download') }));
  await popup.page
    .getByRole('region', { name: new URL(helpdesk.url).host })
    .getByRole('button', { name: 'Export…' })
    .click();
  const { page, saving } = await opening;
  expect((await saving).suggestedFilename()).toMatch(/^firstline-127/);
  await expect(page.getByRole('status')).toContainText('2 tickets saved');
});

test('connected again, the same tickets go on', async ({ extension, helpdesk, records, tab }) => {
  const page = await openHelpdesks(extension);
  const card = page.getByRole('region', { name: new URL(helpdesk.url).host });
  await card.getByRole('button', { name: 'Disconnect…' }).click();
  await card.getByRole('button', { name: 'Disconnect', exact: true }).click();
  await expect(card).toContainText('Disconnected');
  const before = await records();
  await extension.connect('zendesk', helpdesk.url);
  const [first] = before.tickets;
  await openTicket(tab, helpdesk, Number(first?.ticket), records);
  expect((await records()).tickets.map(({ ticket }) => ticket)).toEqual(
    before.tickets.map(({ ticket }) => ticket),
  );
  await expect(card).toContainText('Recorded');
});

test('the diagnostics report names versions, health and what was refused, and no ticket', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  helpdesk.switchAgent('bob');
  await tab.reload();
  const page = await openHelpdesks(extension);
  const report = page.getByRole('textbox', { name: 'Diagnostics' });
  await page.getByRole('button', { name: 'Show the report' }).click();
  await expect
    .poll(async () => {
      await page.getByRole('button', { name: 'Refresh' }).click();
      return report.inputValue();
    })
    .toContain('record: other-viewer: 1');
  const text = await report.inputValue();
  expect(text).toMatch(/^Firstline \d+\.\d+\.\d+, .*Chrome/);
  expect(text).toContain(
    `zendesk at ${helpdesk.url}: recorded, profile 1, viewer known, 2 tickets, last read 20`,
  );
  expect(text).toContain('zendesk: http://127.0.0.1/*');
  expect(text).toContain('tickets: 2');
  for (const { ticket } of (await records()).tickets) expect(text).not.toContain(ticket);

  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await report.inputValue());
});

test('every state of the view: nothing axe objects to, in light, dark and narrow', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  test.setTimeout(180_000);
  const hosts = await extension.withholdHosts();
  const page = await openHelpdesks(extension);
  await expect(page.getByText('Access withdrawn')).toBeVisible();
  await inspect(page, 'helpdesk-withdrawn');
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await inspect(page, 'withdrawn-elsewhere');

  await hosts.grant('http://127.0.0.1/*');
  await page.getByRole('button', { name: 'Helpdesks', exact: true }).click();
  await expect(page.getByText('Recorded')).toBeVisible();
  await page.getByRole('button', { name: 'Disconnect…' }).click();
  await page.getByRole('radio', { name: 'Delete them', exact: true }).check();
  await inspect(page, 'helpdesk-disconnect');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText('2 tickets saved')).toBeVisible();
  await inspect(page, 'export');
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Show the report' }).click();
  await expect(page.getByRole('textbox', { name: 'Diagnostics' })).toHaveValue(/^Firstline/);
  await inspect(page, 'diagnostics');
  await page.close();

  helpdesk.switchAgent('bob');
  await tab.reload();
  await tab.bringToFront();
  const stranger = await openPopup();
  await expect(stranger.page.getByRole('button', { name: 'Add profile' })).toBeVisible();
  await inspect(stranger.page, 'other-viewer');
  await stranger.page.getByRole('button', { name: 'Add profile' }).click();
  await expect(stranger.page.getByRole('combobox', { name: 'Figures of' })).toBeVisible();
  await expect.poll(async () => (await records()).seen.length).toBe(3);
  await inspect(stranger.page, 'profiles');
  await stranger.page.getByRole('button', { name: 'Helpdesks', exact: true }).click();
  await expect(stranger.page.getByText('Profile 2', { exact: false }).first()).toBeVisible();
  await inspect(stranger.page, 'helpdesks-two-profiles');
  await stranger.page.close();

  helpdesk.switchAgent('anna');
  helpdesk.faults.next('/api/v2/users/me.json', { kind: 'status', status: 403 }, { times: 50 });
  await tab.reload();
  const unsaid = await openPopup();
  await expect(unsaid.page.getByRole('form', { name: 'Which of these is you?' })).toBeVisible();
  await inspect(unsaid.page, 'viewer-unknown');
});

/** All rows of all stores but the definitions, which are nobody's. */
function stored({ filing: _, ...rows }: Records): unknown[] {
  return Object.values(rows).flat();
}

function responses(days: unknown[]): unknown[] {
  return (days as DaySheet[]).flatMap(({ rows }) => rows.map(({ values }) => values['first-response-time']));
}

async function registered(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id),
  );
}
