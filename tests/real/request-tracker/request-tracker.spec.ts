/** The extension's figures on a real Request Tracker, held against what RT's own database says. */
import { expect } from '@playwright/test';
import type { DayRow, DaySheet } from '../../../lib/domain/day-sheet.ts';
import type { Verdict } from '../../../lib/domain/metrics/metric.ts';
import { workFor } from '../../browsers/attention.ts';
import { launchWithExtension } from '../../browsers/extension-browser.ts';
import { readRecords } from '../../browsers/records.ts';
import { startPracticeHelpdesk } from '../../practice/server.ts';
import { createActions } from './actions.ts';
import { type Desk, openTicket, signIn, test } from './desk.ts';
import { ANNA, BOB } from './seed.ts';
import type { VariantName } from './story.ts';
import { readBooked, readTruth } from './truth.ts';

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
