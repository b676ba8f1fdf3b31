/** The extension's figures on a real Request Tracker, held against what RT's own database says. */
import { test as base, expect, type Page } from '@playwright/test';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import type { Verdict } from '../../../lib/domain/metrics/metric.ts';
import { setIdleLimit, withoutFocusEmulation, workFor } from '../../browsers/attention.ts';
import { type ExtensionBrowser, launchWithExtension } from '../../browsers/extension-browser.ts';
import { readRecords } from '../../browsers/records.ts';
import { startPracticeHelpdesk } from '../../practice/server.ts';
import { createActions } from './actions.ts';
import { ANNA, BOB } from './seed.ts';
import { type RequestTracker, startRequestTracker } from './server.ts';
import { tellStory, type VariantName } from './story.ts';
import { readBooked, readTruth } from './truth.ts';

type Desk = {
  rt: RequestTracker;
  tickets: Record<VariantName, number>;
  extension: ExtensionBrowser;
  tab: Page;
};

const test = base.extend<object, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const rt = await startRequestTracker();
      const tickets = await tellStory(rt);
      const extension = await launchWithExtension();
      await extension.connect('request-tracker', rt.url);
      const tab = await extension.context.newPage();
      await signIn(tab, rt.url, ANNA);
      await use({ rt, tickets, extension, tab });
      await extension.close();
      await rt.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

const recorded: VariantName[] = [
  'standard',
  'openedByAgentPublic',
  'openedByAgentPhone',
  'solvedWithoutReply',
  'colleagueReplies',
  'noteOnly',
  'thankYou',
  'contactAtWindowsEnd',
  'contactAfterWindow',
  'pending',
  'mergeTarget',
  'longThread',
  'answered',
  'resolved',
  'reopened',
  'new',
  'byAgent',
  'recentSolved',
  'recentContacted',
];

for (const variant of recorded) {
  test(`${variant}: figures equal RT's own transactions, to the second`, async ({ desk }) => {
    const ticket = desk.tickets[variant];
    await openTicket(desk, ticket);
    const truth = readTruth(desk.rt.databaseFile, ticket);
    expect(await figuresOf(desk, ticket)).toEqual(expected(truth));
  });
}

test('what stands behind a figure in the popup are the instants of RT', async ({ desk }) => {
  const { rt, tickets, extension, tab } = desk;
  await openTicket(desk, tickets.standard);
  await tab.bringToFront();
  const popup = await extension.openPopup();
  await popup.getByRole('radio', { name: '30 days' }).check({ force: true });
  await expect(popup.getByText('a kind of event that Firstline does not know')).toHaveCount(0);
  await popup.getByRole('button', { name: 'First response time' }).click();
  const number = popup.getByText(`#${tickets.standard}`, { exact: true });
  const row = popup.locator('.tickets > li').filter({ has: number });
  await expect(row).toContainText('42 min 10 s');
  const shown = await row
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  const truth = readTruth(rt.databaseFile, tickets.standard);
  expect(shown).toEqual([truth?.createdAt.toISOString(), truth?.firstResponse?.at.toISOString()]);
  await popup.close();
});

test('a ticket merged away counts for nothing', async ({ desk }) => {
  const { tab, rt, tickets, extension } = desk;
  await tab.goto(`${rt.url}/Ticket/Display.html?id=${tickets.mergedAway}`);
  const events = async () =>
    (await readRecords(extension)).tickets.find(({ ticket }) => ticket === String(tickets.mergedAway))
      ?.events ?? [];
  await expect.poll(events).toMatchObject([{ type: 'merge', into: String(tickets.mergeTarget) }]);
  expect(await figuresOf(desk, tickets.mergedAway)).toEqual(nothing);
});

test('a ticket that the agent may not see is not recorded, and the popup says so', async ({ desk }) => {
  const { tab, rt, tickets, extension } = desk;
  await tab.goto(`${rt.url}/Ticket/Display.html?id=${tickets.restricted}`);
  await tab.bringToFront();
  const popup = await extension.openPopup();
  await expect(popup.getByRole('alert')).toContainText('does not let you see');
  expect(
    (await readRecords(extension)).seen.some(({ ticket }) => ticket === String(tickets.restricted)),
  ).toBe(false);
  await popup.close();
});

test('a customer who writes again and a colleague who answers are seen at the next look', async ({
  desk,
}) => {
  const { rt, tickets } = desk;
  const act = createActions(rt);
  await openTicket(desk, tickets.recentSolved);
  const now = Math.floor(Date.now() / 1000) * 1000;
  await act.customerReplies(new Date(now - 3_000), 'pat@customer.example', tickets.recentSolved);
  await act.reply(new Date(now - 1_000), BOB, tickets.recentSolved);
  await openTicket(desk, tickets.recentSolved);
  const truth = readTruth(rt.databaseFile, tickets.recentSolved);
  expect(truth?.firstContact('anna')?.secondContactAt?.getTime()).toBe(now - 3_000);
  expect(await figuresOf(desk, tickets.recentSolved)).toEqual(expected(truth));
});

test('handle time follows focus and idleness', async ({ desk }) => {
  const { rt, tickets, extension, tab } = desk;
  await setIdleLimit(await extension.consolePage(), 15_000);
  const spansOf = async () =>
    (await readRecords(extension)).tickets.find(({ ticket }) => ticket === String(tickets.new))?.spans ?? [];
  const handleMs = async () => (await spansOf()).reduce((sum, { from, to }) => sum + to - from, 0);
  const other = await extension.context.newPage();
  await other.goto('about:blank');
  await withoutFocusEmulation(other);
  const before = await handleMs();

  await tab.bringToFront();
  await tab.goto(`${rt.url}/Ticket/Display.html?id=${tickets.new}`);
  await withoutFocusEmulation(tab);
  await workFor(tab, 8_000);
  await other.bringToFront();
  await workFor(other, 5_000);
  const first = (await handleMs()) - before;
  expect(first).toBeGreaterThan(6_500);
  expect(first).toBeLessThan(10_000);

  await tab.bringToFront();
  await workFor(tab, 4_000);
  await tab.waitForTimeout(32_000);
  await expect.poll(async () => (await readRecords(extension)).work[0]).not.toHaveProperty('open');
  const second = (await handleMs()) - before - first;
  expect(second).toBeGreaterThan(2_500);
  expect(second).toBeLessThan(6_000);
  await other.close();
});

test("time booked in RT stands beside handle time, and is RT's own sum", async ({ desk }) => {
  const { rt, extension, tab } = desk;
  const act = createActions(rt);
  const justNow = () => new Date(Math.floor(Date.now() / 1000) * 1000);
  const ticket = await act.customerOpens(justNow(), 'pat@customer.example');
  await tab.bringToFront();
  await openTicket(desk, ticket);
  await workFor(tab, 3_000);
  await act.note(justNow(), BOB, ticket, 20);
  await act.note(justNow(), ANNA, ticket, 5);
  await act.reply(justNow(), ANNA, ticket, 12);
  await act.setStatus(justNow(), ANNA, ticket, 'resolved');
  await openTicket(desk, ticket);

  const truth = readBooked(rt.databaseFile, ticket, ANNA.name);
  expect(truth).toEqual({ mine: 17, all: 37 });
  const record = (await readRecords(extension)).tickets.find((one) => one.ticket === String(ticket));
  expect(record?.accounted).toEqual({ mineMs: truth.mine * 60_000, allMs: truth.all * 60_000 });
  const popup = await extension.openPopup();
  const words = /17\smin booked in Request Tracker\s*37\smin by everybody/;
  await expect(popup.getByRole('region', { name: 'The ticket you work on' })).toContainText(words);
  await popup.getByRole('button', { name: 'Handle time' }).click();
  const row = popup.locator('.tickets > li').filter({ hasText: `#${ticket}` });
  await expect(row).toContainText(/\d\ss measured/);
  await expect(row).toContainText(words);
  await popup.close();
});

test("the team's words for RT's queue and statuses are read as theirs", async ({ desk }) => {
  const { rt, tickets, extension } = desk;
  const recordOf = async () =>
    (await readRecords(extension)).tickets.find((one) => one.ticket === String(tickets.pending));
  const say = async (...rules: object[]) => {
    const page = await extension.consolePage();
    await page.evaluate((helpdeskRules) => chrome.storage.local.set({ helpdeskRules }), rules);
    await openTicket(desk, tickets.pending);
  };
  const place = { helpdesk: 'request-tracker', origin: rt.url };
  await say({ ...place, complaints: ['support'], statuses: { stalled: 'hold' } });
  expect(await recordOf()).toMatchObject({ complaint: true });
  const told = (await recordOf())?.events.flatMap((event) => (event.type === 'status' ? [event.to] : []));
  expect(told).toContain('hold');
  expect(told).not.toContain('pending');
  await say({ ...place, complaints: ['complaints'] });
  expect(await recordOf()).not.toHaveProperty('complaint');
  await say();
});

test("typing in RT's own editor, a frame of its own, is work on the ticket", async ({ desk }) => {
  const { rt, tickets, extension, tab } = desk;
  await setIdleLimit(await extension.consolePage(), 15_000);
  const handleMs = async () => {
    const { tickets: all } = await readRecords(extension);
    const spans = all.find(({ ticket }) => ticket === String(tickets.noteOnly))?.spans ?? [];
    return spans.reduce((sum, { from, to }) => sum + to - from, 0);
  };
  const before = await handleMs();
  const other = await extension.context.newPage();
  await other.goto('about:blank');
  await withoutFocusEmulation(other);
  await tab.bringToFront();
  await tab.goto(`${rt.url}/Ticket/Update.html?Action=Respond&id=${tickets.noteOnly}`);
  await withoutFocusEmulation(tab);
  const body = tab.frameLocator('iframe.cke_wysiwyg_frame').locator('body');
  await body.click();
  const startedAt = Date.now();
  while (Date.now() - startedAt < 25_000) await body.pressSequentially('word ', { delay: 200 });
  await other.bringToFront();
  await expect.poll(async () => (await readRecords(extension)).work[0]).not.toHaveProperty('open');
  const measured = (await handleMs()) - before;
  expect(measured).toBeGreaterThan(23_000);
  expect(measured).toBeLessThan(32_000);
  await other.close();
});

test('two helpdesks at once, with the same ticket number on both: each keeps its own', async ({ desk }) => {
  const { rt, tickets, extension } = desk;
  await openTicket(desk, tickets.standard);
  const firstTicket = tickets.standard;
  const other = await startPracticeHelpdesk({ signedInAs: 'anna', answers: false, firstTicket });
  await extension.connect('zendesk', other.url);
  const at = Math.floor(Date.now() / 1000) * 1000 - 600_000;
  expect(other.store.open({ at, requester: 901 })).toBe(tickets.standard);
  other.store.comment(tickets.standard, { at: at + 61_000, by: 12 });
  const page = await extension.context.newPage();
  await page.goto(`${other.url}/agent/tickets/${tickets.standard}`);
  const sameNumber = async () =>
    (await readRecords(extension)).tickets.filter(({ ticket }) => ticket === String(tickets.standard));
  await expect.poll(async () => (await sameNumber()).length).toBe(2);
  await openTicket(desk, tickets.standard);

  const popup = await extension.openPopup();
  await popup.getByRole('radio', { name: '30 days' }).check({ force: true });
  await popup.getByRole('button', { name: 'First response time' }).click();
  const rowOn = (url: string) =>
    popup
      .locator('.tickets > li')
      .filter({ has: popup.getByText(`#${tickets.standard}`, { exact: true }) })
      .filter({ hasText: new URL(url).host });
  await expect(rowOn(rt.url)).toContainText('42 min 10 s');
  await expect(rowOn(other.url)).toContainText('1 min 1 s');
  await popup.close();

  const body = { connection: `zendesk@${other.url}`, data: 'delete' };
  const consolePage = await extension.consolePage();
  await consolePage.evaluate((message) => chrome.runtime.sendMessage(message), { type: 'disconnect', body });
  expect(await sameNumber()).toMatchObject([{ connection: `request-tracker@${rt.url}` }]);
  await page.close();
  await other.stop();
});

test("RT's home page, which is no ticket, is recognised before it may be read", async ({ desk }) => {
  const { rt } = desk;
  const fresh = await launchWithExtension();
  await fresh.withholdHosts();
  const page = await fresh.context.newPage();
  await signIn(page, rt.url, ANNA);
  const popup = await fresh.openPopup();
  await popup.getByRole('button', { name: 'Next' }).click();
  await expect(popup.getByText('This looks like Request Tracker.')).toBeVisible();
  await fresh.close();
});

test('signed out of RT: the popup says so', async ({ desk }) => {
  const { tab, rt, tickets, extension } = desk;
  await tab.bringToFront();
  await openTicket(desk, tickets.standard);
  const before = (await readRecords(extension)).tickets;
  const second = await extension.context.newPage();
  await second.goto(`${rt.url}/NoAuth/Logout.html`);
  await second.close();
  await tab.bringToFront();
  await tab.evaluate(() => document.body.append(document.createElement('p')));
  const popup = await extension.openPopup();
  await expect(popup.getByRole('alert')).toContainText('signed out', { timeout: 20_000 });
  expect((await readRecords(extension)).tickets.length).toBe(before.length);
});

async function signIn(
  tab: Page,
  url: string,
  { name, password }: { name: string; password: string },
): Promise<void> {
  await tab.goto(url);
  await tab.locator('input[name=user]').fill(name);
  await tab.locator('input[name=pass]').fill(password);
  await tab.locator('form#login input[type=submit]').click();
  await tab.waitForFunction(() => document.querySelector('form#login') === null);
}

/** Opens a ticket's page and waits until the extension has read it. */
async function openTicket({ tab, rt, extension }: Desk, ticket: number): Promise<void> {
  const completeAt = async () =>
    (await readRecords(extension)).seen.find((row) => row.ticket === String(ticket))?.completeAt ?? 0;
  const before = await completeAt();
  await tab.goto(`${rt.url}/Ticket/Display.html?id=${ticket}`);
  await expect.poll(completeAt, { timeout: 20_000 }).toBeGreaterThan(before);
}

type Figures = {
  firstResponseMs: number | null;
  firstResolutionMs: number | null;
  fullResolutionMs: number | null;
  reopens: number | null;
  firstContact:
    | 'excluded'
    | null
    | { firstSolvedAt: number; dueAt: number; secondContactAt: number | null; undecided: boolean };
};

const nothing: Figures = {
  firstResponseMs: null,
  firstResolutionMs: null,
  fullResolutionMs: null,
  reopens: null,
  firstContact: null,
};

/** What the extension filed for the ticket, over all days. */
async function figuresOf({ extension }: Desk, ticket: number): Promise<Figures> {
  const sheets = (await readRecords(extension)).days as DaySheet[];
  const rows: DayRow[] = sheets.flatMap((sheet) => sheet.rows.filter((row) => row.ticket === String(ticket)));
  const value = (id: keyof DayRow['values']) =>
    (rows.find((row) => id in row.values)?.values[id] as number) ?? null;
  const verdict = rows.find((row) => 'first-contact-resolution' in row.values)?.values[
    'first-contact-resolution'
  ] as Verdict | undefined;
  const isExcluded = rows.some(
    (row) => row.leftOut['first-contact-resolution'] === 'colleague-replied-before',
  );
  return {
    firstResponseMs: value('first-response-time'),
    firstResolutionMs: value('first-resolution-time'),
    fullResolutionMs: value('full-resolution-time'),
    reopens: value('reopens'),
    firstContact: verdict
      ? {
          firstSolvedAt: verdict.firstSolvedAt,
          dueAt: verdict.dueAt,
          secondContactAt: verdict.secondContactAt ?? null,
          undecided: verdict.undecided ?? false,
        }
      : isExcluded
        ? 'excluded'
        : null,
  };
}

/** What RT's database says, for anna. */
function expected(truth: ReturnType<typeof readTruth>): Figures {
  if (!truth) return nothing;
  const { firstResponse, firstResolution, fullResolution, reopens } = truth;
  const contact = truth.firstContact('anna');
  return {
    firstResponseMs: firstResponse?.by === 'anna' ? firstResponse.ms : null,
    firstResolutionMs: firstResolution?.by === 'anna' ? firstResolution.ms : null,
    fullResolutionMs: fullResolution?.by === 'anna' ? fullResolution.ms : null,
    reopens: firstResolution?.by === 'anna' ? reopens : null,
    firstContact: !contact
      ? null
      : contact.excluded
        ? 'excluded'
        : {
            firstSolvedAt: contact.firstSolvedAt.getTime(),
            dueAt: contact.dueAt.getTime(),
            secondContactAt: contact.secondContactAt?.getTime() ?? null,
            undecided: contact.undecided,
          },
  };
}
