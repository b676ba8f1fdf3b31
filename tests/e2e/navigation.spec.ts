import { openTicket } from './agent.ts';
import { expect, test } from './test.ts';

test('going from one ticket to another without a page load reads the one in front', async ({
  helpdesk,
  tab,
  records,
}) => {
  const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;
  const first = helpdesk.store.open({
    at: minutesAgo(50),
    requester: 901,
    subject: 'First ticket',
    assignee: 12,
  });
  const second = helpdesk.store.open({
    at: minutesAgo(40),
    requester: 902,
    subject: 'Second ticket',
    assignee: 12,
  });
  await openTicket(tab, helpdesk, first, records);
  await tab.evaluate(() => Object.assign(window, { isSamePage: true }));

  await tab.getByRole('link', { name: 'Practice helpdesk' }).first().click();
  await tab.waitForTimeout(1000);
  await tab.locator(`a[href$="/agent/tickets/${second}"]`).first().click();
  await expect
    .poll(async () => (await records()).seen.map(({ ticket }) => ticket))
    .toEqual([String(first), String(second)]);
  await tab.waitForTimeout(1500);
  await tab.goBack();
  await tab.waitForTimeout(1000);
  expect(await tab.evaluate(() => 'isSamePage' in window)).toBe(true);

  const { tickets } = await records();
  const created = tickets.map(({ events }) => events.filter(({ type }) => type === 'created').length);
  expect(created).toEqual([1, 1]);
  for (const { spans } of tickets) expect(spans.length).toBeGreaterThan(0);
  const all = tickets.flatMap(({ spans }) => spans).sort((a, b) => a.from - b.from);
  for (const [index, span] of all.entries())
    expect(span.from).toBeGreaterThanOrEqual(all[index - 1]?.to ?? 0);
});

test('a ticket left while it was being read is not recorded under the next one', async ({
  helpdesk,
  tab,
  records,
}) => {
  const first = helpdesk.store.open({ at: Date.now() - 900_000, requester: 901 });
  const second = helpdesk.store.open({ at: Date.now() - 600_000, requester: 902 });
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  helpdesk.faults.next(`/api/v2/tickets/${first}/audits.json`, { kind: 'delay', ms: 1500 });
  await tab.locator(`a[href$="/agent/tickets/${first}"]`).first().click();
  await tab.waitForTimeout(300);
  await tab.getByRole('link', { name: 'Practice helpdesk' }).first().click();
  await tab.locator(`a[href$="/agent/tickets/${second}"]`).first().click();
  await expect.poll(async () => (await records()).seen.map(({ ticket }) => ticket)).toEqual([String(second)]);
  await tab.waitForTimeout(2000);
  expect((await records()).seen.map(({ ticket }) => ticket)).toEqual([String(second)]);
});
