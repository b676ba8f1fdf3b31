import { openTicket, submitReply } from './agent.ts';
import { expect, test } from './test.ts';

test('submit and go to the next ticket at once: the reply and the solve are recorded all the same', async ({
  helpdesk,
  tab,
  records,
}) => {
  const first = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  const second = helpdesk.store.open({ at: Date.now() - 500_000, requester: 902, assignee: 12 });
  await tab.goto(`${helpdesk.url}/agent/dashboard`);
  await openTicket(tab, helpdesk, first, records);
  await submitReply(tab, 'solved');
  await expect(tab.getByRole('status')).toContainText('submitted as solved');
  await tab.getByRole('link', { name: 'Practice helpdesk' }).first().click();
  await tab.locator(`a[href$="/agent/tickets/${second}"]`).first().click();
  const solved = async () =>
    (await records()).tickets
      .find(({ ticket }) => ticket === String(first))
      ?.events.some((event) => event.type === 'status' && event.to === 'solved');
  await expect.poll(solved, { timeout: 15_000 }).toBe(true);
  expect(JSON.stringify((await records()).days)).toContain('"first-response-time"');
});
