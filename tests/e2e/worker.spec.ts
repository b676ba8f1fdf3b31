import { openTicket, submitReply } from './agent.ts';
import { expect, test } from './test.ts';

test('a worker stopped between any two steps loses nothing and counts nothing twice', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const openedAt = Math.floor(Date.now() / 1000) * 1000 - 600_000;
  const id = helpdesk.store.open({ at: openedAt, requester: 901, assignee: 12 });
  const steps: [string, () => Promise<unknown>][] = [
    ['open', () => openTicket(tab, helpdesk, id, records)],
    ['note', () => tab.getByRole('tab', { name: 'Internal note' }).click()],
    ['reply', () => submitReply(tab, 'open')],
    ['solve', () => submitReply(tab, 'solved')],
    ['leave', () => tab.getByRole('link', { name: 'Practice helpdesk' }).first().click()],
    ['return', () => openTicket(tab, helpdesk, id, records)],
  ];
  for (const [, act] of steps) {
    await extension.stopWorker();
    await act();
  }
  const solves = () =>
    records().then(
      ({ tickets }) => tickets[0]?.events.filter((e) => e.type === 'status' && e.to === 'solved').length,
    );
  await expect.poll(solves, { timeout: 30_000 }).toBe(1);
  await extension.stopWorker();

  const { tickets, open, days } = await records();
  expect(tickets).toHaveLength(1);
  expect(open).toEqual([]);
  const replies =
    tickets[0]?.events.filter((event) => event.type === 'message' && event.by.role === 'agent') ?? [];
  expect(replies).toHaveLength(2);
  const frt = (replies[0]?.at ?? 0) - openedAt;
  expect(JSON.stringify(days)).toContain(`"first-response-time":${frt}`);
  const spans = tickets[0]?.spans ?? [];
  for (const [index, span] of spans.entries()) {
    expect(span.to).toBeGreaterThan(span.from);
    expect(span.from).toBeGreaterThan(spans[index - 1]?.to ?? 0);
  }

  await tab.bringToFront();
  const popup = await openPopup();
  await expect(popup.card('first_response_time')).toContainText('1 ticket');
});

test('the popup reads its figures without waking the worker', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  helpdesk.store.comment(id, { at: Date.now() - 60_000, by: 12 });
  await openTicket(tab, helpdesk, id, records);
  await tab.close();
  const page = await extension.context.newPage();
  await extension.stopWorker();
  const started: unknown[] = [];
  extension.context.on('serviceworker', (worker) => started.push(worker));
  await page.goto(`${extension.origin}/popup.html`);
  await expect(page.getByRole('article').first()).toContainText('9 min');
  await page.waitForTimeout(4_000);
  expect(started).toEqual([]);
});
