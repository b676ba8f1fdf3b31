import type { Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { readRecords } from '../browsers/records.ts';
import { submitReply } from './agent.ts';
import { inspect } from './inspect.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const minuteMs = 60_000;
const host = 'http://127.0.0.1/*';

/** The page that a new installation opens. */
async function openWelcome({ context, origin }: ExtensionBrowser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/popup.html#welcome`);
  return page;
}

test('from install to a figure: by visible words, in few steps', async ({ helpdesk }) => {
  const startedAt = Date.now();
  const extension = await launchWithExtension({ keepsWelcome: true });
  const walked: string[] = [];
  const step = async (what: string, act: () => Promise<unknown>) => {
    await act();
    walked.push(`${((Date.now() - startedAt) / 1000).toFixed(1)} s  ${what}`);
  };
  try {
    const hosts = await extension.withholdHosts();
    const welcome = () =>
      extension.context.pages().find((page) => page.url().endsWith('/popup.html#welcome'));
    await expect.poll(welcome).toBeDefined();
    const page = welcome() as Page;
    await expect(page.getByRole('heading', { name: messages.welcome_about_title.message })).toBeFocused();
    await expect(page.getByText('1 of 3')).toBeVisible();
    await step('Next', () => page.getByRole('button', { name: 'Next' }).click());
    await expect(page.getByText('Zendesk Support')).toBeVisible();

    const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901, assignee: 12 });
    const tab = await extension.context.newPage();
    await step('a ticket', () => tab.goto(`${helpdesk.url}/agent/tickets/${id}`));
    let popup: PopupPage | undefined;
    await step('the icon', async () => {
      popup = new PopupPage(await extension.openPopup());
    });
    const asking = popup?.page as Page;
    await expect(asking.getByText('2 of 3')).toBeVisible();
    await step('Connect', async () => {
      const closed = asking.waitForEvent('close');
      await Promise.race([
        asking
          .getByRole('button', { name: 'Connect' })
          .click()
          .catch(() => closed),
        closed,
      ]);
    });
    await step('Allow', () => hosts.grant(host));
    await expect.poll(async () => (await readRecords(extension)).seen.length).toBe(1);

    // It moved on by itself, in the page that was open and in the popup that the browser's question closed.
    await expect(page.getByText('3 of 3')).toBeVisible();
    await tab.bringToFront();
    await submitReply(tab, 'solved');
    let again: PopupPage | undefined;
    await step('the icon', async () => {
      again = new PopupPage(await extension.openPopup());
    });
    const last = again as unknown as PopupPage;
    await expect(last.page.getByRole('heading', { name: 'Hours and targets' })).toBeVisible();
    await step('Save', () => last.page.getByRole('button', { name: 'Save and show my numbers' }).click());
    await expect(last.figure('first_response_time')).toHaveText(/10\smin/, { timeout: 20_000 });
    await expect(last.card('first_response_time')).toContainText(/under the 1\sh target/);
    walked.push(`${((Date.now() - startedAt) / 1000).toFixed(1)} s  a figure`);
    expect(walked.length - 1).toBeLessThanOrEqual(7);
    console.log(walked.join('\n'));
    // The other page shows the figures too, and a restart of the worker opens nothing again.
    await expect(page.getByRole('article').first()).toBeVisible();
  } finally {
    await extension.close();
  }
});

test('the three screens, on a keyboard, kept while the page is closed, with hours and targets checked', async ({
  extension,
}) => {
  const page = await openWelcome(extension);
  await expect(page.getByRole('heading', { name: messages.welcome_about_title.message })).toBeFocused();
  await inspect(page, 'welcome-about');
  await page.getByRole('button', { name: 'Next' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Connect your helpdesk' })).toBeFocused();
  await inspect(page, 'welcome-connect');
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Connect your helpdesk' })).toBeVisible();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Next' }).click();

  await expect(page.getByRole('radio', { name: 'Around the clock' })).toBeChecked();
  await inspect(page, 'welcome-basics');
  await page.getByRole('radio', { name: 'Only in our support hours' }).check();
  const field = page.getByRole('textbox', { name: 'First response time, median' });
  await field.fill('soon');
  await page.getByRole('textbox', { name: 'First contact resolution' }).fill('120');
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(page.getByRole('alert')).toHaveCount(2);
  await inspect(page, 'welcome-basics-wrong');
  await field.fill('45');
  await page.getByRole('textbox', { name: 'First contact resolution' }).fill('75');
  await page.getByRole('button', { name: 'Save and go on' }).click();

  await expect(page.getByText('See your own numbers')).toBeVisible();
  const stored = await page.evaluate(async () => (await chrome.storage.local.get('targets')).targets);
  expect(stored).toMatchObject([
    { metric: 'first-response-time', value: 45 * minuteMs, limit: 120 * minuteMs },
    {},
    { value: 0.75 },
    {},
  ]);
  const [filing] = (await readRecords(extension)).filing as {
    now: { definitions: { supportHours: object[]; timeZone: string } };
  }[];
  expect(filing?.now.definitions.supportHours).toMatchObject([
    { hours: { mon: [['09:00', '17:00']], sun: [] } },
  ]);

  // It is found again in the settings, from the beginning.
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Welcome' }).click();
  await expect(page.getByText('1 of 3')).toBeVisible();
});

test('demo data: marked in every view, of no helpdesk, and gone with one click', async ({
  extension,
  helpdesk,
  tab,
}) => {
  const page = await openWelcome(extension);
  const before = await readRecords(extension);
  const lookedAt = Date.now();
  await page.getByRole('button', { name: 'Look around with demo data' }).click();
  const banner = page.getByRole('complementary', { name: 'Demo' });
  await expect(banner).toContainText('Demo data, not yours');
  const popup = new PopupPage(page);
  await expect(popup.figure('first_response_time')).toHaveText(/min/);
  console.log(`demo data after ${Date.now() - lookedAt} ms`);
  await expect(page.getByText('Demo data, not yours')).toBeFocused();
  await inspect(page, 'demo-overview');

  const tickets = await popup.openTickets('first_contact_resolution');
  await expect(tickets.getByRole('listitem').first()).toContainText('#20');
  await expect(tickets.getByRole('link')).toHaveCount(0);
  await expect(banner).toBeVisible();
  await inspect(page, 'demo-tickets');
  await page.getByRole('button', { name: 'Back' }).click();
  for (const view of ['Targets', 'Helpdesks', 'Settings']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await expect(page.getByRole('heading', { name: view })).toBeVisible();
    await expect(banner).toContainText('Demo data, not yours');
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Helpdesks', exact: true }).click();
  await page.getByRole('button', { name: 'Show the report' }).click();
  await expect(page.getByRole('textbox', { name: 'Diagnostics' })).toHaveValue(
    /demo data, of no helpdesk: 2\d\d tickets/,
  );
  const exporting = await extension.context.newPage();
  await exporting.goto(`${extension.origin}/popup.html#export=demo`);
  await expect(exporting.getByText('Demo data is not exported')).toBeVisible();
  await exporting.close();

  await page.bringToFront();
  const removedAt = Date.now();
  await page.getByRole('button', { name: 'Remove demo data' }).click();
  await expect(page.getByText('The demo data is gone.')).toBeFocused();
  console.log(`removed after ${Date.now() - removedAt} ms`);
  const after = await readRecords(extension);
  expect({ ...after, filing: [] }).toEqual({ ...before, filing: [] });
  await inspect(page, 'demo-gone');
  expect(tab && helpdesk).toBeDefined();
});
