import type { Page } from '@playwright/test';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import { fileTicket, filingVersion, sheetsOf } from '../../lib/domain/filing.ts';
import { rulesOf } from '../../lib/domain/rules.ts';
import type { Target } from '../../lib/domain/targets.ts';
import type { TicketEvent } from '../../lib/domain/ticket.ts';
import { emptyRecord, type TicketRecord } from '../../lib/domain/ticket-record.ts';
import { put } from '../stored/put.ts';
import { inspect } from './inspect.ts';
import { expect, test } from './test.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const anna = { role: 'agent', id: '12' } as const;
const colleague = { role: 'agent', id: '13' } as const;
const pat = { role: 'customer', id: 'pat' } as const;
const definitions = defaultDefinitions('UTC');
const desk = 'zendesk@desk';
const tracker = 'request-tracker@tracker';
const responseTarget: Target = {
  metric: 'first-response-time',
  statistic: 'median',
  value: 60 * minuteMs,
  limit: 120 * minuteMs,
};
const nextTarget: Target = { ...responseTarget, metric: 'next-reply-time', limit: 240 * minuteMs };

type Told = { connection?: string; channel?: string; events: [at: number, event: object][] };

function recordOf(ticket: number, { connection = desk, channel = 'email', events }: Told): TicketRecord {
  const told = events.map(([at, event], index) => ({ id: `${index}`, at, ...event })) as TicketEvent[];
  return { ...emptyRecord(connection, String(ticket)), events: told, complete: true, channel };
}

const asked = (at: number): Told['events'] => [
  [at, { type: 'created', by: pat }],
  [at, { type: 'message', by: pat, public: true }],
  [at, { type: 'assignment', to: anna.id }],
];
const replied = (at: number): Told['events'] => [[at, { type: 'message', by: anna, public: true }]];

/** Answered on that day and solved at once. */
function answered(ticket: number, day: number, waitMinutes: number, told: Partial<Told> = {}): TicketRecord {
  const at = day + 10 * 60 * minuteMs;
  const repliedAt = at + waitMinutes * minuteMs;
  const events: Told['events'] = [
    ...asked(at),
    ...replied(repliedAt),
    [repliedAt, { type: 'status', by: anna, to: 'solved' }],
  ];
  return recordOf(ticket, { ...told, events });
}

/** A fortnight at two helpdesks on two channels, faster in the second week, and what waits now. */
function fortnight(now: number): TicketRecord[] {
  const day = (ago: number) => Math.floor(now / dayMs) * dayMs - ago * dayMs;
  const week = [1, 2, 3, 4, 5, 6];
  const second = week.flatMap((ago) => [
    answered(100 + ago, day(ago), 20),
    answered(200 + ago, day(ago), 4, { channel: 'chat' }),
  ]);
  const first = [7, ...week.map((ago) => ago + 7)].flatMap((ago) => [
    answered(100 + ago, day(ago), 40),
    answered(200 + ago, day(ago), 8, { channel: 'chat' }),
  ]);
  const elsewhere = [1, 2, 3, 4, 5].map((number) =>
    answered(300 + number, day(1), 60, { connection: tracker }),
  );
  const waiting = [180, 110, 30, 20].map((minutes, index) =>
    recordOf(401 + index, { events: asked(now - minutes * minuteMs) }),
  );
  const askedAgain = recordOf(405, {
    channel: 'chat',
    events: [
      ...asked(now - dayMs),
      [now - dayMs + minuteMs, { type: 'message', by: colleague, public: true }],
      [now - 60 * minuteMs, { type: 'message', by: pat, public: true }],
    ],
  });
  return [...second, ...first, ...elsewhere, ...waiting, askedAgain];
}

async function store(
  page: Page,
  records: readonly TicketRecord[],
  now: number,
  origin: string,
): Promise<void> {
  const rules = rulesOf(definitions);
  const filings = records.map((record) => ({
    connection: record.connection,
    ...fileTicket(record, anna.id, now, rules, []),
  }));
  const account = { helpdesk: 'zendesk', viewer: anna.id, connectedAt: now };
  await put(page, 'connections', [
    { ...account, id: desk, origin },
    { ...account, id: tracker, helpdesk: 'request-tracker', origin: 'https://rt.acme.example' },
  ]);
  await put(page, 'filing', [{ now: { definitions, version: filingVersion } }], 'state');
  await put(page, 'tickets', records);
  await put(
    page,
    'seen',
    records.map(({ connection, ticket }) => ({ connection, ticket, completeAt: now })),
  );
  for (const connection of [desk, tracker]) {
    const own = filings.filter((filing) => filing.connection === connection);
    await put(page, 'days', sheetsOf(connection, own));
    await put(
      page,
      'open',
      own.flatMap(({ open }) => open ?? []),
    );
  }
}

const setTargets = (page: Page, targets: readonly Target[]) =>
  page.evaluate((all) => chrome.storage.local.set({ targets: all }), targets as Target[]);

test('a fortnight on the cards: change, fourteen days, channel, helpdesk, pins, and what misses its limit next', async ({
  extension,
  helpdesk,
  openPopup,
}) => {
  test.setTimeout(150_000);
  const now = Date.now();
  const setUp = await extension.consolePage();
  await store(setUp, fortnight(now), now, helpdesk.url);
  await setTargets(setUp, [responseTarget, nextTarget]);
  const ticketTab = await extension.context.newPage();
  await ticketTab.goto(`${helpdesk.url}/agent/tickets/401`);
  const tab = await extension.context.newPage();
  await tab.goto('about:blank');
  await tab.bringToFront();

  const { page } = await openPopup();
  const article = (name: string) => page.getByRole('article').filter({ hasText: name });
  const card = article('First response time');
  const figure = card.locator('.figure');
  await expect(figure).toHaveText(/^20\smin$/);
  await expect(card).toContainText(/▼\s4\smin, better than the week before/);
  await expect(card).toContainText(/4\smin less than the week before \(24\smin, n 14\): better/);
  await expect(card).toContainText(/Target met: 40\smin under the 1\sh target/);
  await expect(card.getByRole('img')).toHaveAccessibleName(
    /^Last 14 days: 24\smin on .+, 1\sh on .+; lowest 12\smin, highest 1\sh\. Dashed: the target, 1\sh\.$/,
  );
  const facts = await card.getByText(/^17 tickets/).boundingBox();
  await page.mouse.click((facts?.x ?? 0) + 20, (facts?.y ?? 0) + 5);
  await expect(page.getByRole('heading', { name: 'First response time' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(article('First contact resolution')).toContainText(/1[79] solved too recently to count/);

  const miss = page.getByRole('region', { name: 'Next to miss' });
  const rows = miss.getByRole('listitem');
  await expect(miss).toContainText(/any one ticket: 2\sh first reply · 4\sh next reply/);
  await expect(miss).toContainText(
    /Of the tickets Firstline has seen, each last read at .*\d\d:\d\d or later\./,
  );
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(/#401.*first reply overdue by 1\sh/);
  await expect(rows.nth(1)).toContainText(/#402.*first reply due in (9|10)\smin/);
  await expect(rows.nth(2)).toContainText(/#403.*first reply due in 1\sh (29|30)\smin/);
  await page.getByRole('button', { name: '1 helpdesk not recorded' }).click();
  await expect(page.getByRole('button', { name: 'Allow again' })).toBeFocused();
  await inspect(page, 'cards');
  await miss.getByRole('button', { name: 'Show all 5' }).click();
  await expect(rows).toHaveCount(5);
  await expect(rows.nth(4)).toContainText(/#405.*next reply due in (3\sh|2\sh 59\smin)/);

  await page.getByRole('combobox', { name: 'Channel' }).selectOption('chat');
  await expect(figure).toHaveText(/^4\smin$/);
  await expect(card).toContainText(/▼\s4\smin, better than the week before/);
  await expect(rows).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Helpdesk' }).selectOption('rt.acme.example');
  await expect(card).toContainText('No first reply of yours');
  await expect(miss).toContainText('No ticket of yours waits for a reply.');
  await page.getByRole('combobox', { name: 'Channel' }).selectOption('All channels');
  await expect(figure).toHaveText(/^1\sh$/);
  await page.getByRole('button', { name: 'First response time' }).click();
  await expect(page.getByRole('list', { name: 'Tickets behind First response time' })).toContainText('#301');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('combobox', { name: 'Helpdesk' })).toHaveValue(tracker);
  await page.getByRole('combobox', { name: 'Helpdesk' }).selectOption('All helpdesks');

  await page.getByRole('button', { name: 'Pin a metric' }).click();
  await expect(page.getByRole('heading', { name: 'Pinned metrics' })).toBeFocused();
  await page.getByRole('button', { name: 'Pin Throughput' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('Throughput is pinned.');
  await expect(page.getByRole('button', { name: 'Pin Backlog, in' })).toBeFocused();
  await page.getByRole('button', { name: 'Pin One-touch' }).click();
  await page.getByRole('button', { name: 'Pin Utilization', exact: true }).click();
  await page.getByRole('button', { name: 'Move One-touch up' }).click();
  await expect(page.getByRole('button', { name: 'Move One-touch down' })).toBeFocused();
  await page.getByRole('button', { name: 'Unpin Throughput' }).click();
  const pins = page.getByRole('list', { name: 'Pinned metrics' }).getByRole('listitem');
  await expect(pins).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(pins).toHaveText([/^One-touch/, /^Throughput/, /^Utilization/]);
  await inspect(page, 'pins');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Pin a metric' })).toBeFocused();
  await expect(article('One-touch').locator('.figure')).toHaveText(/^100\s%$/);
  await expect(article('Throughput').locator('.figure')).toHaveText('2.4 a day');
  await expect(article('Throughput')).toContainText(/▲\s0\.4, better than the week before/);
  await expect(article('Utilization')).toContainText('You have set no shift');
  await inspect(page, 'cards-pinned');

  await setTargets(setUp, [
    { ...responseTarget, statistic: 'share-within', value: 0.9, limit: 30 * minuteMs },
  ]);
  await expect(figure).toHaveText(/^60\s%$/);
  await expect(card).toContainText('12 of 20');
  await expect(card).toContainText(/3 still waiting, over 30\smin/);
  await page.getByRole('button', { name: 'First response time' }).click();
  await expect(page.getByRole('main')).toContainText(/Waiting for more than 30\smin/);
  const figureAgain = page.getByRole('region', { name: 'First response time' });
  await expect(figureAgain).toContainText(
    /All channels · All helpdesks · share within 30\smin, calendar time/,
  );
  await expect(figureAgain).toContainText(/60\s%.*30 points under the 90\s% target/);
  await expect(page.getByRole('listitem').filter({ hasText: '#402' })).toContainText(
    /waiting for 1\sh 5\d\smin/,
  );
  await inspect(page, 'tickets-waiting');
  await page.getByRole('link', { name: '#401' }).click();
  const active = () => setUp.evaluate(async () => (await chrome.tabs.query({ active: true }))[0]?.url);
  await expect.poll(active).toBe(`${helpdesk.url}/agent/tickets/401`);

  await setTargets(setUp, []);
  await tab.bringToFront();
  const again = await openPopup();
  await expect(again.page.getByRole('article')).toHaveCount(6);
  const without = again.page.getByRole('region', { name: 'Next to miss' });
  await expect(without).toContainText('No target sets a limit for one reply');
  await without.getByRole('button', { name: 'Set a limit' }).click();
  await expect(again.page.getByRole('heading', { name: 'Targets' })).toBeFocused();
});
