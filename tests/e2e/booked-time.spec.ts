import { workFor } from '../browsers/attention.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { expect, test } from './test.ts';

test('time that was booked at the helpdesk stands beside handle time, and in no figure', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const arrived = (minutesAgo: number) =>
    helpdesk.store.open({ at: Date.now() - minutesAgo * 60_000, requester: 901, assignee: 12 });
  const [shared, mine, unbooked] = [arrived(30), arrived(20), arrived(10)];
  helpdesk.store.comment(shared, { at: Date.now() - 1_200_000, by: 13, public: false, spentS: 480 });

  const solve = async (id: number, minutes: string) => {
    await openTicket(tab, helpdesk, id, records);
    await workFor(tab, 1_500);
    await tab.getByRole('textbox', { name: 'Message' }).fill('Done.');
    await tab.getByRole('spinbutton', { name: 'Minutes spent' }).fill(minutes);
    await tab.getByRole('button', { name: 'Submit as solved' }).click();
    await expect(tab.getByText(`Ticket #${id} submitted as solved`)).toBeVisible();
    await openTicket(tab, helpdesk, id, records);
  };
  await solve(mine, '4');
  await solve(unbooked, '');
  await solve(shared, '2.5');
  const booked = async (id: number) =>
    (await records()).tickets.find(({ ticket }) => ticket === String(id))?.accounted;
  expect(await booked(shared)).toEqual({ mineMs: 150_000, allMs: 630_000 });
  expect(await booked(unbooked)).toBeUndefined();

  await tab.bringToFront();
  const { page, ...popup } = await openPopup();
  const front = page.getByRole('region', { name: 'The ticket you work on' });
  const sharedText = /2\smin\s30\ss booked in Zendesk Support\s*10\smin\s30\ss by everybody/;
  await expect(front).toContainText(sharedText);
  await expect(page.getByRole('article').filter({ hasText: 'Handle time' })).toContainText('3 solved');
  await inspect(page, 'front-booked');

  await page.getByRole('button', { name: 'Handle time' }).click();
  const row = (id: number) => page.locator('.tickets > li').filter({ hasText: `#${id}` });
  await expect(row(shared)).toContainText(/[\d]+\ss measured/);
  await expect(row(shared)).toContainText(sharedText);
  await expect(row(mine)).toContainText(/4\smin booked in Zendesk Support/);
  await expect(row(mine)).not.toContainText('by everybody');
  await expect(row(unbooked)).not.toContainText(/booked|measured/);
  await expect(
    page.getByText(/^On 2 tickets both are known: [\d\w\s]+ measured, 6\smin\s30\ss booked\./),
  ).toBeVisible();
  await inspect(page, 'tickets-booked');
  expect(popup).toBeDefined();
});

test('where the team says which tag marks a complaint, a page that attaches is told', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  const rules = [{ helpdesk: 'zendesk', origin: helpdesk.url, complaints: ['Complaint'] }];
  const page = await extension.consolePage();
  await page.evaluate((helpdeskRules) => chrome.storage.local.set({ helpdeskRules }), rules);
  const open = (tags: string[]) =>
    helpdesk.store.open({ at: Date.now() - 600_000, requester: 901, assignee: 12, tags });
  const [tagged, untagged] = [open(['shop', 'complaint']), open(['shop'])];
  for (const id of [tagged, untagged]) await openTicket(tab, helpdesk, id, records);
  const complaints = (await records()).tickets.map(({ ticket, complaint }) => [ticket, complaint]);
  expect(complaints).toEqual([
    [String(tagged), true],
    [String(untagged), undefined],
  ]);
});
