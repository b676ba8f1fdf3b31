import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import type { TicketRecord } from '../../lib/domain/ticket-record.ts';
import type { WorkState } from '../../lib/domain/work.ts';
import { workFor } from '../browsers/attention.ts';
import { define, settle } from '../browsers/definitions.ts';
import { type ExtensionBrowser, launchWithExtension } from '../browsers/extension-browser.ts';
import { readRecords } from '../browsers/records.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

test('a day of work: its picture, its tickets, and what the agent says otherwise, with the way back', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  test.setTimeout(120_000);
  const now = Date.now();
  const console = await extension.consolePage();
  await define(console, middayDefinitions(now));
  const ids = [0, 1, 2].map(() =>
    helpdesk.store.open({ at: now - 5 * hourMs, requester: 901, assignee: 12 }),
  ) as [number, number, number];
  helpdesk.store.comment(ids[0], { at: now - 2.5 * hourMs, by: 12, status: 'solved' });
  for (const id of ids) await openTicket(tab, helpdesk, id, records);
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  await expect.poll(async () => (await records()).work[0]).not.toHaveProperty('open');
  await console.evaluate(putWork, noWorkAtAll);
  await settle(console);

  await tab.bringToFront();
  const { page, ...popup } = await openPopup();
  const running = page.getByRole('region', { name: 'The ticket you work on' });
  await expect(running).toContainText('Open a ticket and its handle time starts here.');
  await page.getByRole('button', { name: 'Today’s work' }).click();
  await expect(page.getByText('No work was counted today yet.')).toBeVisible();
  await inspect(page, 'work-empty');

  const [first, second, third] = ids;
  const at = (hours: number, minutes: number) => now - hours * hourMs + minutes * minuteMs;
  const tickets: Seeded[] = [
    {
      ticket: String(first),
      spans: [
        { from: at(3, 0), to: at(3, 10) },
        { from: at(3, 13), to: at(3, 20), frame: true },
      ],
      elsewhere: [{ from: at(3, 10), to: at(3, 13) }],
    },
    { ticket: String(second), spans: [{ from: at(2, 0), to: at(2, 5) }] },
    {
      ticket: String(third),
      spans: [
        { from: at(1, -20), to: at(1, -19.5) },
        { from: at(1, -10), to: at(1, -8) },
      ],
    },
  ];
  await console.evaluate(putWork, { tickets });
  await define(console, { ...middayDefinitions(now), fcrWindowDays: 8 });
  await settle(console);
  const sum = page.getByRole('region', { name: 'Time worked' });
  await expect(sum).toContainText(/24\smin 30\ss/);
  await expect(sum).toContainText(/3 tickets · 3\smin elsewhere, not counted/);
  const slider = page.getByRole('slider', { name: /^Work on .* 3 tickets$/ });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('figure')).toContainText(new RegExp(`#${first} · .* · 3\\smin · elsewhere`));
  await inspect(page, 'work-day');

  const item = (id: number) =>
    page
      .getByRole('list', { name: 'Tickets worked on' })
      .getByRole('listitem')
      .filter({ hasText: `#${id}` });
  const corrections = page.getByRole('list', { name: `Corrections on #${first}` });
  await item(first).getByRole('button', { name: 'Correct time…' }).click();
  const time = page.getByRole('textbox', { name: 'Time worked on it that day' });
  await expect(time).toBeFocused();
  for (const [typed, error] of [
    ['soon', 'Enter a time like 12 min'],
    ['30 h', 'more than the time that went by'],
    ['0:12', 'Choose a reason.'],
  ] as const) {
    await time.fill(typed);
    await page.getByRole('button', { name: 'Save correction' }).click();
    await expect(page.getByRole('alert')).toContainText(error);
  }
  await inspect(page, 'work-correct');
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('Interrupted');
  await page.getByRole('textbox', { name: 'Note' }).fill('fire drill');
  await page.getByRole('button', { name: 'Save correction' }).click();
  await expect(corrections.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(item(first)).toContainText(/12\smin \(17\smin measured\)/);
  await expect(corrections).toContainText(/12\smin instead of 17\smin measured/);
  await expect(corrections).toContainText('Interrupted · “fire drill”');
  await expect(sum).toContainText(/19\smin 30\ss/);

  await item(first).getByRole('button', { name: 'Correct time…' }).click();
  await time.fill('11');
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('Another reason');
  await page.getByRole('button', { name: 'Save correction' }).click();
  const newest = corrections.getByRole('listitem').filter({ hasText: /11\smin instead/ });
  await expect(newest.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(newest).toContainText('Undone');
  await expect(item(first)).toContainText(/12\smin \(17\smin measured\)/);

  await item(second).getByRole('button', { name: 'Not this ticket' }).click();
  await page.getByRole('button', { name: 'Another ticket' }).click();
  await expect(item(second)).toContainText(/0\ss \(5\smin measured\)/);
  await expect(sum).toContainText(/14\smin 30\ss/);
  await expect(page.getByText('Corrected. What was measured is kept.')).toHaveCount(1);
  await inspect(page, 'work-corrected');
  await page
    .getByRole('list', { name: `Corrections on #${second}` })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(item(second)).not.toContainText('measured)');
  await expect(item(second)).toContainText('Undone');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Today’s work' })).toBeFocused();
  const card = new PopupPage(page);
  await expect(card.figure('handle_time')).toHaveText(/^12\smin$/);
  await card.openTickets('handle_time');
  await expect(page.locator('.ticket-value')).toHaveText(/12\smin \(17\smin measured\)/);
  await page.getByRole('button', { name: /^Work on/ }).click();
  await corrections.getByRole('button', { name: 'Undo' }).click();
  await expect(corrections.locator('s')).toHaveText([/11\smin instead/, /12\smin instead of 17\smin/]);
  await expect(sum).toContainText(/24\smin 30\ss/);
  expect(popup).toBeDefined();
});

test('a pause holds over a restart of the browser, and reminds; the keyboard ends it', async ({
  helpdesk,
}) => {
  test.setTimeout(120_000);
  const profile = await mkdtemp(join(tmpdir(), 'firstline-profile-'));
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  const work = async (extension: ExtensionBrowser) => (await readRecords(extension)).work[0] as WorkState;

  const before = await launchWithExtension({ profile });
  await before.connect('zendesk', helpdesk.url);
  const tab = await before.context.newPage();
  await openTicket(tab, helpdesk, id, () => readRecords(before));
  await workFor(tab, 2_000);
  const popup = new PopupPage(await before.openPopup());
  await expect(popup.frontTicket).toContainText(`#${id}`);
  // Not every browser gives an extension the keys that it suggests.
  await expect(popup.frontTicket).toContainText(/Alt\+Shift\+P|Set a shortcut/);
  await inspect(popup.page, 'running');
  await popup.page.getByRole('button', { name: 'Pause' }).click();
  await expect(popup.frontTicket).toContainText(/paused since \d\d:\d\d/);
  await expect(popup.frontTicket.getByRole('status')).toContainText('Nothing is counted.');
  await expect(popup.page.getByRole('button', { name: 'Resume' })).toBeFocused();
  const { pausedAt } = await work(before);
  await before.close();

  const after = await launchWithExtension({ profile });
  const again = await after.context.newPage();
  await again.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await again.bringToFront();
  const working = async () => {
    await workFor(again, 1_000);
    return work(after);
  };
  await expect.poll(working, { timeout: 30_000 }).toMatchObject({ pausedAt, open: { ticket: String(id) } });
  const console = await after.consolePage();
  await console.evaluate(pausedSince, Date.now() - 32 * minuteMs);
  await again.bringToFront();
  const reminded = new PopupPage(await after.openPopup());
  await expect(reminded.frontTicket).toContainText(/Paused for 32\smin, and nothing is counted\./);
  await inspect(reminded.page, 'paused');
  // What the browser does when the keys are pressed.
  await (await after.worker()).evaluate(() => {
    const { onCommand } = chrome.commands as unknown as { onCommand: { dispatch(name: string): void } };
    onCommand.dispatch('pause');
  });
  await expect(reminded.frontTicket).not.toContainText('Paused for');
  await expect(reminded.page.getByRole('button', { name: 'Pause' })).toBeVisible();
  expect(await work(after)).not.toHaveProperty('pausedAt');
  await after.close();
  await rm(profile, { recursive: true, force: true });
});

test('what counts as work: checked, saved, and undone', async ({ extension, tab, helpdesk, openPopup }) => {
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  await tab.bringToFront();
  const { page } = await openPopup();
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'What counts as work' }).click();
  const limit = page.getByRole('combobox', { name: 'Idle limit' });
  await expect(limit).toHaveValue(String(2 * minuteMs));
  await limit.selectOption('Another time…');
  const typed = page.getByRole('textbox', { name: 'Idle limit, typed' });
  for (const wrong of ['', 'long', '5 s', '16 min']) {
    await typed.fill(wrong);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toContainText('Enter a time from 15 s to 15 min');
  }
  await inspect(page, 'counting');
  await typed.fill('90 s');
  await page.getByRole('radio', { name: 'Count it' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  const definitions = async () => {
    const [filing] = (await readRecords(extension)).filing as { now: object; next?: object }[];
    return filing?.next ?? filing?.now;
  };
  await expect
    .poll(definitions)
    .toMatchObject({ definitions: { idleLimitMs: 90_000, countsElsewhere: true } });
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(definitions)
    .toMatchObject({ definitions: { idleLimitMs: 120_000, countsElsewhere: false } });
  await expect(limit).toHaveValue(String(2 * minuteMs));
});

/** Whatever the time, it is about one in the afternoon there, on a day with a shift. */
function middayDefinitions(now: number) {
  const hoursAhead = 13 - new Date(now).getUTCHours();
  const timeZone = `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
  const day: [string, string][] = [
    ['09:00', '12:00'],
    ['12:30', '17:00'],
  ];
  const hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const shift = [{ timeZone, hours, holidays: [], yearlyHolidays: [], overrides: {}, breaks: {} }];
  return { ...defaultDefinitions(timeZone), shift };
}

type Seeded = Pick<TicketRecord, 'ticket' | 'spans' | 'elsewhere'>;

const noWorkAtAll: { tickets: readonly Seeded[] } = { tickets: [] };

/** Work on the tickets as if it had been measured, in place of what was; nothing of it is filed yet. */
async function putWork({ tickets }: { tickets: readonly Seeded[] }): Promise<void> {
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = db.transaction(['tickets', 'days', 'work'], 'readwrite');
  writing.objectStore('work').clear();
  const all = writing.objectStore('tickets').getAll();
  all.onsuccess = () => {
    for (const record of all.result as TicketRecord[]) {
      const work = tickets.find(({ ticket }) => ticket === record.ticket) ?? { spans: [] };
      writing.objectStore('tickets').put({ ...record, ...work });
    }
  };
  if (tickets.length === 0) writing.objectStore('days').clear();
  await new Promise<void>((resolve) => {
    writing.oncomplete = () => resolve();
  });
  db.close();
}

async function pausedSince(pausedAt: number): Promise<void> {
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const store = db.transaction('work', 'readwrite').objectStore('work');
  const state = store.get('state');
  await new Promise<void>((resolve) => {
    state.onsuccess = () => {
      store.put({ ...state.result, pausedAt }, 'state').onsuccess = () => resolve();
    };
  });
  db.close();
}
