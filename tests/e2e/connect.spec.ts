import { fileURLToPath } from 'node:url';
import type { Locator } from '@playwright/test';
import { launchWithExtension } from '../browsers/extension-browser.ts';
import { servePage } from '../browsers/plain-page.ts';
import { submitReply } from './agent.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const host = 'http://127.0.0.1/*';
const production = fileURLToPath(new URL('../../dist/chrome-mv3', import.meta.url));
const minuteMs = 60_000;

test('from install to a recorded ticket in four clicks at most, with no page loaded anew', async ({
  extension,
  helpdesk,
  openPopup,
  records,
}) => {
  const hosts = await extension.withholdHosts();
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await tab.evaluate(() => Object.assign(window, { isSamePage: true }));
  expect(await registeredScripts(extension)).toEqual([]);

  const clicks: string[] = [];
  const click = async (what: string, act: () => Promise<unknown>) => {
    clicks.push(what);
    await act();
  };
  let popup: PopupPage | undefined;
  await click('the icon', async () => {
    popup = await openPopup();
  });
  const opened = popup as unknown as PopupPage;
  await click('Next', () => opened.goToConnecting());
  const { page } = opened;
  await expect(page.getByRole('heading', { name: /^Connect 127\.0\.0\.1/ })).toBeVisible();
  await expect(page.getByText('This looks like Zendesk Support.')).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveValue('zendesk');
  await expect(page.locator('.promises li')).toHaveCount(4);
  await click('Connect', () => askBrowser(page.getByRole('button', { name: 'Connect' })));
  expect(await registeredScripts(extension)).toEqual([]);
  await click('Allow', () => hosts.grant(host));

  await expect.poll(async () => (await records()).seen.map(({ ticket }) => ticket)).toEqual([String(id)]);
  expect(clicks.length).toBeLessThanOrEqual(4);
  expect(await registeredScripts(extension)).toEqual(['zendesk http://127.0.0.1/*']);
  expect(await tab.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('the popup that asked may be gone when the browser gives the access', async ({
  extension,
  helpdesk,
  openPopup,
  records,
}) => {
  const hosts = await extension.withholdHosts();
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  const popup = await openPopup();
  await popup.goToConnecting();
  await askBrowser(popup.page.getByRole('button', { name: 'Connect' }));
  await expect.poll(() => popup.page.isClosed()).toBe(true);
  expect(await stored(extension, 'pendingConnection')).toMatchObject({ origin: helpdesk.url });
  await extension.stopWorker();
  await hosts.grant(host);
  await expect.poll(async () => (await records()).seen.length).toBe(1);
});

test('an access that is given to no wish of the agent’s connects nothing', async ({
  extension,
  helpdesk,
  records,
}) => {
  const hosts = await extension.withholdHosts();
  const tab = await extension.context.newPage();
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await hosts.grant(host);
  await tab.reload();
  await tab.waitForTimeout(1_000);
  expect((await records()).connections).toEqual([]);
  expect(await registeredScripts(extension)).toEqual([]);
  expect(helpdesk.faults.requestsFromOutside()).toEqual([]);
});

test('a permission withdrawn in mid-shift costs nothing, is shown, and given again goes on', async ({
  extension,
  helpdesk,
  openPopup,
  records,
}) => {
  const hosts = await extension.withholdHosts();
  await hosts.grant(host);
  await extension.connect('zendesk', helpdesk.url);
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 10 * minuteMs;
  const id = helpdesk.store.open({ at: openedAt, requester: 901, assignee: 12 });
  helpdesk.store.comment(id, { at: openedAt + 4 * minuteMs, by: 12 });
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await tab.evaluate(() => Object.assign(window, { isSamePage: true }));
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  const { seen, tickets } = await records();

  await hosts.revoke(host);
  await expect.poll(() => registeredScripts(extension)).toEqual([]);
  await expect.poll(() => badge(extension)).toBe('!');
  await submitReply(tab, 'solved');
  await expect.poll(() => isHeard(extension), { timeout: 20_000 }).toBe(false);
  expect((await records()).seen).toEqual(seen);
  expect((await records()).tickets[0]?.events).toEqual(tickets[0]?.events);

  const popup = await openPopup();
  await expect(popup.notice).toContainText('withdrew');
  await expect(popup.card('first_response_time')).toContainText('4 min');
  await expect(popup.page.getByRole('button', { name: 'Allow again' })).toBeVisible();
  await popup.page.close();
  const elsewhere = await extension.context.newPage();
  await elsewhere.goto('about:blank');
  const another = await openPopup();
  await expect(another.notice).toContainText('withdrew the access to 127.0.0.1');
  await another.page.close();
  await elsewhere.close();

  await tab.bringToFront();
  const again = await openPopup();
  await askBrowser(again.page.getByRole('button', { name: 'Allow again' }));
  await hosts.grant(host);
  const solved = async () =>
    (await records()).tickets[0]?.events.some((event) => event.type === 'status' && event.to === 'solved');
  await expect.poll(solved, { timeout: 20_000 }).toBe(true);
  await expect.poll(() => badge(extension)).toBe('');
  expect(await tab.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a permission withdrawn while the extension was off is noticed, and an open tab is taken up again', async ({
  extension,
  helpdesk,
  openPopup,
  records,
}) => {
  const hosts = await extension.withholdHosts();
  await hosts.grant(host);
  await extension.connect('zendesk', helpdesk.url);
  const id = helpdesk.store.open({ at: Date.now() - 10 * minuteMs, requester: 901 });
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  const completeAt = async () => (await records()).seen[0]?.completeAt ?? 0;
  const before = await completeAt();

  await hosts.setEnabled(false);
  await hosts.revoke(host);
  await hosts.setEnabled(true);
  await tab.bringToFront();
  const popup = await openPopup();
  await expect(popup.notice).toContainText('withdrew');
  await popup.page.close();

  await hosts.setEnabled(false);
  await hosts.grant(host);
  await hosts.setEnabled(true);
  await tab.bringToFront();
  const again = await openPopup();
  await expect(again.frontTicket).toContainText(`#${id}`);
  await expect.poll(completeAt, { timeout: 20_000 }).toBeGreaterThan(before);
});

test('a page that is no helpdesk gets no connect offer, but the next step', async ({
  extension,
  openPopup,
}) => {
  const tab = await extension.context.newPage();
  await tab.goto('about:blank');
  const popup = await openPopup();
  await popup.goToConnecting();
  await expect(popup.page.getByText('Open a ticket in your helpdesk')).toBeVisible();
  await expect(popup.page.getByRole('button', { name: 'Connect' })).toHaveCount(0);
});

test.describe('a helpdesk on a host of its own, before it may be read', () => {
  const head = '<!doctype html><title>At a glance</title>';
  const pages: [string, string, string, string][] = [
    [
      'is recognised by its marks, wherever in it the agent is',
      '<body id="comp-index"><script>var RT = {}; RT.CurrentUser = {"id":14};</script>',
      'This looks like Request Tracker.',
      'request-tracker',
    ],
    [
      'is not taken for one by half of the marks',
      '<body id="comp-index">',
      'does not recognise this page',
      '',
    ],
    ['is chosen from the list where it has none', '<body>', 'does not recognise this page', ''],
  ];
  for (const [name, body, says, value] of pages) {
    test(name, async () => {
      const server = await servePage(head + body);
      const extension = await launchWithExtension({ extension: production });
      const tab = await extension.context.newPage();
      await tab.goto(`${server.url}/Search/Results.html`);
      const popup = new PopupPage(await extension.openPopup());
      await popup.goToConnecting();
      const { page } = popup;
      await expect(page.getByText(says)).toBeVisible();
      const list: Locator = page.getByRole('combobox', { name: 'Which helpdesk is this?' });
      await expect(list).toHaveValue(value);
      if (!value) {
        await expect(page.getByRole('button', { name: 'Connect' })).toBeDisabled();
        await list.selectOption('Request Tracker');
        await expect(page.getByRole('button', { name: 'Connect' })).toBeEnabled();
      }
      await extension.close();
      await server.stop();
    });
  }
});

/** A click that makes the browser ask: its question takes the focus, and with it the popup away. */
async function askBrowser(button: Locator): Promise<void> {
  const closed = button.page().waitForEvent('close');
  await Promise.race([button.click().catch(() => closed), closed]);
}

type Extension = Awaited<ReturnType<typeof launchWithExtension>>;

async function registeredScripts({ consolePage }: Extension): Promise<string[]> {
  return (await consolePage()).evaluate(async () =>
    (await chrome.scripting.getRegisteredContentScripts()).map(({ id, matches }) => `${id} ${matches}`),
  );
}

/** Whether a content script answers in any tab. */
async function isHeard({ consolePage }: Extension): Promise<boolean> {
  return (await consolePage()).evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const asked = tabs.map(({ id = -1 }) => chrome.tabs.sendMessage(id, 'firstline-status'));
    return (await Promise.allSettled(asked)).some(({ status }) => status === 'fulfilled');
  });
}

async function badge({ consolePage }: Extension): Promise<string> {
  return (await consolePage()).evaluate(() => chrome.action.getBadgeText({}));
}

async function stored({ consolePage }: Extension, key: string): Promise<unknown> {
  return (await consolePage()).evaluate(async (name) => (await chrome.storage.local.get(name))[name], key);
}
