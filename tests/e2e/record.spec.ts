import type { DaySheet } from '../../lib/domain/day-sheet.ts';
import type { OpenRow } from '../../lib/domain/filing.ts';
import { define, settle } from '../browsers/definitions.ts';
import { plainHost } from '../browsers/plain-host.ts';
import type { Records } from '../browsers/records.ts';
import { type StoryVariant, seedStandardStory } from '../practice/story.ts';
import { openTicket, submitReply } from './agent.ts';
import { mondayMorning } from './instants.ts';
import { expect, test } from './test.ts';

/** Worked out by hand from the story: first response in seconds, and the first contact resolution's verdict. */
const truth: Partial<Record<StoryVariant, { response: number | null; resolved: boolean | null }>> = {
  standard: { response: 2530, resolved: false },
  openedByAgentPublic: { response: 2400, resolved: null },
  openedByAgentUnanswered: { response: null, resolved: null },
  openedByAgentPhoneNote: { response: 84_600, resolved: false },
  solvedWithoutReply: { response: null, resolved: true },
  autoReply: { response: 2530, resolved: false },
  colleagueReplies: { response: null, resolved: null },
  noteOnly: { response: null, resolved: null },
  thankYouReopen: { response: 2530, resolved: true },
  contactAtWindowEnd: { response: 2530, resolved: false },
  pendingBetween: { response: 2530, resolved: true },
  mergedAway: { response: null, resolved: null },
  rated: { response: 2530, resolved: true },
  longThread: { response: 2530, resolved: false },
  madePrivate: { response: 2530, resolved: true },
};

test('figures equal a calculation by hand, and open to the tickets behind them', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  for (const variant of Object.keys(truth) as StoryVariant[])
    await openTicket(tab, helpdesk, ids[variant], records);

  await tab.bringToFront();
  const popup = await openPopup();
  await popup.choosePeriod('30');
  await expect(popup.figure('first_response_time')).toHaveText('42 min 10 s');
  await expect(popup.card('first_response_time')).toContainText(/10 tickets.*90\s% took up to 2\sh 59\smin/);
  await expect(popup.figure('first_contact_resolution')).toHaveText('50 %');
  await expect(popup.card('first_contact_resolution')).toContainText('5 of 10');
  await expect(popup.card('first_contact_resolution')).toContainText('1 not counted');

  const responses = await popup.openTickets('first_response_time');
  const answered = Object.entries(truth).filter(([, { response }]) => response !== null);
  await expect(responses.getByRole('listitem').filter({ hasText: '#' })).toHaveCount(answered.length);
  const standard = responses.getByRole('listitem').filter({ hasText: `#${ids.standard}` });
  await expect(standard.locator('time')).toHaveCount(2);
  const moments = await standard
    .locator('time')
    .evaluateAll((times) => times.map((time) => time.getAttribute('datetime')));
  expect(moments.map((moment) => Date.parse(moment ?? ''))).toEqual([
    mondayMorning(2),
    mondayMorning(2) + 2_530_000,
  ]);
});

test('with support hours set, responses are on business time, with the calendar’s beside it', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  for (const id of [ids.standard, ids.openedByAgentPhoneNote]) await openTicket(tab, helpdesk, id, records);
  const nine: [string, string][] = [['09:00', '17:00']];
  const hours = { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] };
  const none = { holidays: [], yearlyHolidays: [], overrides: {}, breaks: {} };
  const supportHours = [{ timeZone: 'UTC', hours, ...none }];
  const page = await extension.consolePage();
  await define(page, { timeZone: 'UTC', fcrWindowDays: 7, idleLimitMs: 120_000, supportHours });
  await settle(page);

  const popup = await openPopup();
  await popup.choosePeriod('30');
  await expect(popup.card('first_response_time')).toContainText('median, business time');
  // 42 min 10 s, and Monday 09:00 to Tuesday 08:30, of which eight hours are open.
  await expect(popup.figure('first_response_time')).toHaveText('4 h 21 min');
  const responses = await popup.openTickets('first_response_time');
  const phone = responses.getByRole('listitem').filter({ hasText: `#${ids.openedByAgentPhoneNote}` });
  await expect(phone).toContainText('8 h (23 h 30 min by the calendar)');
});

test('reading a ticket again leaves its record as it was, and a reading that saw less removes nothing', async ({
  helpdesk,
  tab,
  records,
}) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  await openTicket(tab, helpdesk, ids.longThread, records);
  const first = await records();
  expect(first.tickets[0]?.events.length).toBeGreaterThan(250);

  await openTicket(tab, helpdesk, ids.longThread, records);
  expect(withoutWork(await records())).toEqual(withoutWork(first));

  helpdesk.faults.next(
    `/api/v2/tickets/${ids.longThread}/audits.json`,
    { kind: 'status', status: 500 },
    { page: 2 },
  );
  const before = helpdesk.faults.requestsFromOutside().length;
  await tab.goto(`${helpdesk.url}/agent/tickets/${ids.longThread}`);
  await expect
    .poll(() =>
      helpdesk.faults
        .requestsFromOutside()
        .slice(before)
        .some(({ status }) => status === 500),
    )
    .toBe(true);
  await tab.waitForTimeout(500);
  expect(withoutWork(await records())).toEqual(withoutWork(first));
});

test('only GETs go out, to the helpdesk alone, no message is posted to the page, and no word that anybody wrote is stored', async ({
  helpdesk,
  tab,
  extension,
  records,
}) => {
  const elsewhere: string[] = [];
  extension.context.on('request', (request) => {
    if (!request.url().startsWith(helpdesk.url) && !request.url().startsWith('chrome-extension:')) {
      elsewhere.push(request.url());
    }
  });
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  await tab.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    window.addEventListener('message', ({ data }) => heard.push(data));
  });
  await openTicket(tab, helpdesk, ids.standard, records);

  expect(elsewhere).toEqual([]);
  expect(await tab.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([]);
  const requests = helpdesk.faults.requestsFromOutside();
  expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(requests.length).toBeLessThanOrEqual(3);
  const stored = JSON.stringify(await records());
  for (const word of [/Where is my order/, /Pat/, /customer\.example/, /\b901\b/, /Thank/])
    expect(stored).not.toMatch(word);
});

test('an unsolved ticket of mine is on the list of open tickets until it is answered', async ({
  helpdesk,
  tab,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  await openTicket(tab, helpdesk, id, records);
  await expect
    .poll(async () => (await records()).open)
    .toMatchObject([{ ticket: String(id), for: 'first-reply' }]);
  await submitReply(tab, 'pending');
  const waiting = async () => ((await records()).open as OpenRow[]).filter((row) => row.for !== undefined);
  await expect.poll(waiting, { timeout: 20_000 }).toEqual([]);
  expect((await records()).open).toHaveLength(1);
});

/** Spans grow while the page is in front, and a sheet's handle time with them; everything else must stand still. */
function withoutWork({ tickets, days }: Records): string {
  const grows = ['handle-time', 'time-worked', 'spans'];
  const stands = (key: string, value: unknown) => (grows.includes(key) ? undefined : value);
  // A day on which there was work alone goes with it.
  const others = (days as DaySheet[]).map((sheet) => ({
    ...sheet,
    rows: sheet.rows.filter(({ values }) => Object.keys(values).some((id) => !grows.includes(id))),
  }));
  return JSON.stringify({ tickets, days: others.filter(({ rows }) => rows.length > 0) }, stands);
}

test('a helpdesk without TLS, whose page forbids its scripts to ask, is recorded all the same', async ({
  extension,
  helpdesk,
  records,
}) => {
  helpdesk.setContentSecurityPolicy("connect-src 'none'");
  const url = helpdesk.url.replace('127.0.0.1', plainHost);
  await extension.connect('zendesk', url);
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  const tab = await extension.context.newPage();
  await tab.goto(`${url}/agent/tickets/${id}`);
  expect(await tab.evaluate(() => isSecureContext)).toBe(false);
  await expect
    .poll(async () => (await records()).seen.map(({ connection }) => connection))
    .toEqual([`zendesk@${url}`]);
  await tab.mouse.move(200, 200);
  await tab.waitForTimeout(1_500);
  await tab.goto('about:blank');
  await expect.poll(async () => (await records()).tickets[0]?.spans.length).toBe(1);
});
