/** What an agent does at the practice helpdesk. */
import { expect, type Page } from '@playwright/test';
import type { Records } from '../browsers/records.ts';
import type { PracticeHelpdesk } from '../practice/server.ts';

/** Loads a ticket's page and waits until it was recorded, once more if it had been before. */
export async function openTicket(
  tab: Page,
  helpdesk: PracticeHelpdesk,
  id: number,
  records: () => Promise<Records>,
): Promise<void> {
  const completeAt = async () =>
    (await records()).seen.find(({ ticket }) => ticket === String(id))?.completeAt ?? 0;
  const before = await completeAt();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await expect.poll(completeAt, { timeout: 15_000 }).toBeGreaterThan(before);
}

export async function submitReply(tab: Page, as: 'open' | 'pending' | 'solved'): Promise<void> {
  await tab.getByRole('tab', { name: 'Public reply' }).click();
  await tab.getByRole('textbox', { name: 'Message' }).fill('Done.');
  await tab.getByRole('button', { name: `Submit as ${as}` }).click();
}
