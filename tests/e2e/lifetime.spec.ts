import { openTicket, submitReply } from './agent.ts';
import { expect, test } from './test.ts';

test('after a reload of the extension an open ticket tab is recorded on, without a reload of the page', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const errors: string[] = [];
  tab.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  tab.on('pageerror', (error) => errors.push(error.message));
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  await openTicket(tab, helpdesk, id, records);
  const before = (await records()).seen[0]?.completeAt ?? 0;

  await extension.reload();
  await tab.bringToFront();
  await expect
    .poll(async () => (await records()).seen[0]?.completeAt, { timeout: 20_000 })
    .toBeGreaterThan(before);

  await submitReply(tab, 'solved');
  const solved = async () =>
    (await records()).tickets[0]?.events.some((e) => e.type === 'status' && e.to === 'solved');
  await expect.poll(solved, { timeout: 30_000 }).toBe(true);
  expect(errors).toEqual([]);
});
