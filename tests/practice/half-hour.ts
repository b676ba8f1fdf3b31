/** Half an hour of an agent's work at the practice helpdesk: follow-ups, replies, notes, solves, customers who answer. */
import type { Page } from '@playwright/test';
import type { Store } from './store.ts';

/** Real milliseconds; at the session's pace a second of them is half a minute. */
const glanceMs = 700;
const readMs = 1_400;

/** What she books with each message, in the round numbers that people book. */
const bookedMinutes = '2';

export type Desk = { url: string; store: Store; agent: number };

export async function workHalfAnHour(page: Page, desk: Desk, say: (line: string) => void): Promise<void> {
  await page.goto(`${desk.url}/agent/dashboard`);
  say('looks again at what she answered in the last two weeks');
  for (const id of answeredBy(desk)) {
    await openTicket(page, desk, id);
    await look(page, glanceMs);
  }
  for (const [index, id] of unsolved(desk).entries()) {
    say(`works on #${id}`);
    await openTicket(page, desk, id);
    await look(page, readMs);
    if (index % 3 === 1) await submit(page, 'Internal note', 'Checked the order: it left on Monday.', 'open');
    await look(page, readMs);
    await submit(
      page,
      'Public reply',
      'Thank you for writing. This is done now.',
      index % 4 === 3 ? 'pending' : 'solved',
    );
    await look(page, glanceMs);
  }
  await look(page, 2 * readMs);
  const asked = unsolved(desk).filter((id) => desk.store.ticket(id)?.status === 'open');
  for (const id of asked.toReversed()) {
    say(`answers the customer of #${id} again`);
    await openTicket(page, desk, id);
    await look(page, readMs);
    await submit(page, 'Public reply', 'I have sent a new one today.', 'solved');
    await look(page, glanceMs);
  }
}

function answeredBy({ store, agent }: Desk): number[] {
  return store
    .tickets()
    .flatMap(({ id, assigneeId, status }) =>
      assigneeId === agent && ['pending', 'solved', 'closed'].includes(status) ? [id] : [],
    );
}

/** Mine and nobody's. */
function unsolved({ store, agent }: Desk): number[] {
  return store
    .tickets()
    .flatMap(({ id, assigneeId, status }) =>
      (assigneeId === agent || assigneeId === null) && (status === 'new' || status === 'open') ? [id] : [],
    );
}

async function openTicket(page: Page, { url }: Desk, id: number): Promise<void> {
  await page.getByRole('link', { name: 'Practice helpdesk' }).first().click();
  const link = page.locator(`a[href$="/agent/tickets/${id}"]`).first();
  if (await link.isVisible()) await link.click();
  else await page.goto(`${url}/agent/tickets/${id}`);
}

/** Looks at the page as people do: with a hand on the mouse. */
async function look(page: Page, durationMs: number): Promise<void> {
  const steps = Math.ceil(durationMs / 350);
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.move(400 + 20 * (step % 5), 300 + 10 * (step % 3));
    await page.waitForTimeout(durationMs / steps);
  }
}

type Submission = 'open' | 'pending' | 'solved';

async function submit(
  page: Page,
  kind: 'Public reply' | 'Internal note',
  text: string,
  as: Submission,
): Promise<void> {
  await page.getByRole('tab', { name: kind }).click();
  await page.getByRole('textbox', { name: 'Message' }).pressSequentially(text, { delay: 15 });
  await page.getByRole('spinbutton', { name: 'Minutes spent' }).fill(bookedMinutes);
  await page.getByRole('button', { name: `Submit as ${as}` }).click();
}
