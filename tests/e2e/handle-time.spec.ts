import { setIdleLimit, withoutFocusEmulation, workFor } from '../browsers/attention.ts';
import type { Records } from '../browsers/records.ts';
import { openTicket } from './agent.ts';
import { expect, test } from './test.ts';

const toleranceMs = 2_000;

test('handle time runs while the ticket has focus and input, and stops with either', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  await setIdleLimit(await extension.consolePage(), 15_000);
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12 });
  await openTicket(tab, helpdesk, id, records);
  await withoutFocusEmulation(tab);
  await workFor(tab, 6_000);

  const other = await extension.context.newPage();
  await other.goto('about:blank');
  await withoutFocusEmulation(other);
  await other.bringToFront();
  await other.waitForTimeout(4_000);
  await expect.poll(async () => handleMs(await records())).toBeGreaterThan(6_000 - toleranceMs);
  const afterLeaving = handleMs(await records());
  expect(afterLeaving).toBeLessThan(6_000 + 1_500 + toleranceMs);

  await tab.bringToFront();
  await workFor(tab, 3_000);
  await tab.waitForTimeout(33_000);
  await expect.poll(async () => (await records()).work[0]).not.toHaveProperty('open');
  const afterIdle = handleMs(await records());
  expect(afterIdle - afterLeaving).toBeGreaterThan(3_000 - toleranceMs);
  expect(afterIdle - afterLeaving).toBeLessThan(3_000 + toleranceMs);
});

function handleMs({ tickets }: Records): number {
  return tickets.flatMap(({ spans }) => spans).reduce((sum, { from, to }) => sum + to - from, 0);
}
