import { startPracticeHelpdesk } from '../practice/server.ts';
import { openTicket } from './agent.ts';
import { expect, test } from './test.ts';

const minuteMs = 60_000;
const figure = 'first_response_time';

/** A ticket that this agent answered after so many minutes. */
function answered(
  { store }: Awaited<ReturnType<typeof startPracticeHelpdesk>>,
  by: number,
  minutes: number,
): number {
  const at = Math.floor(Date.now() / 1000) * 1000 - 60 * minuteMs;
  const id = store.open({ at, requester: 901, assignee: by });
  store.comment(id, { at: at + minutes * minuteMs, by });
  return id;
}

test('somebody else who signs in is not recorded until added as a profile, with figures of their own', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  await openTicket(tab, helpdesk, answered(helpdesk, 12, 7), records);
  const ofAnna = (await records()).tickets.map(({ events }) => events);
  helpdesk.switchAgent('bob');
  await tab.goto(`${helpdesk.url}/agent/tickets/${answered(helpdesk, 13, 20)}`);
  let popup = await openPopup();
  await expect(popup.notice).toContainText('signed in as someone else');
  await expect(popup.figure(figure)).toHaveText('7 min');
  expect((await records()).tickets.map(({ events }) => events)).toEqual(ofAnna);

  await popup.page.getByRole('textbox', { name: 'Name of the profile' }).fill('  ');
  await popup.page.getByRole('button', { name: 'Add profile' }).click();
  await expect(popup.page.getByText('Give the profile a name.')).toBeVisible();
  await popup.page.getByRole('textbox', { name: 'Name of the profile' }).fill('Bob');
  await popup.page.getByRole('button', { name: 'Add profile' }).click();
  await expect(popup.figure(figure)).toHaveText('20 min');
  const whose = popup.page.getByRole('combobox', { name: 'Figures of' });
  await expect(whose).toHaveValue('Bob');
  await whose.selectOption('First profile');
  await expect(popup.figure(figure)).toHaveText('7 min');
  expect((await records()).connections).toMatchObject([
    { viewer: '12' },
    { id: expect.stringMatching(/#13$/), viewer: '13', profile: 'Bob' },
  ]);

  await popup.page.close();
  helpdesk.switchAgent('anna');
  await tab.reload();
  await expect.poll(async () => (await records()).seen.length).toBe(3);
  popup = await openPopup();
  await expect(popup.page.getByRole('combobox', { name: 'Figures of' })).toHaveValue('');
  await expect(popup.figure(figure)).toHaveText('7 min');
});

test('the work of somebody who is not recorded counts for nobody', async ({ helpdesk, tab, records }) => {
  await openTicket(tab, helpdesk, answered(helpdesk, 12, 7), records);
  helpdesk.switchAgent('bob');
  await tab.goto(`${helpdesk.url}/agent/tickets/${answered(helpdesk, 13, 20)}`);
  const { tickets } = await records();
  await tab.mouse.move(200, 200);
  await tab.waitForTimeout(3_000);
  await tab.goto('about:blank');
  await tab.waitForTimeout(500);
  expect((await records()).tickets).toEqual(tickets);
  const [work] = (await records()).work as { open?: unknown }[];
  expect(work).not.toHaveProperty('open');
});

test('a helpdesk that does not say who is signed in asks once', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  helpdesk.faults.next('/api/v2/users/me.json', { kind: 'status', status: 403 }, { times: 50 });
  const first = answered(helpdesk, 12, 7);
  await tab.goto(`${helpdesk.url}/agent/tickets/${first}`);
  const popup = await openPopup();
  await expect(popup.notice).toContainText('does not say who is signed in');
  expect((await records()).tickets).toEqual([]);
  const question = popup.page.getByRole('form', { name: 'Which of these is you?' });
  await expect(question.getByRole('button', { name: 'This is me' })).toBeDisabled();
  await question.getByRole('radio', { name: 'Anna Keller' }).check();
  await question.getByRole('button', { name: 'This is me' }).click();
  await expect(popup.figure(figure)).toHaveText('7 min');
  await expect(question).toHaveCount(0);
  await popup.page.close();

  await openTicket(tab, helpdesk, answered(helpdesk, 12, 9), records);
  const again = await openPopup();
  await expect(again.figure(figure)).toHaveText('8 min');
  await expect(again.notice).toHaveCount(0);
  const page = await extension.consolePage();
  const settings = JSON.stringify(await page.evaluate(() => chrome.storage.local.get()));
  expect(JSON.stringify(await records()) + settings).not.toContain('Keller');
});

test('two origins of one helpdesk at once, with the same ticket number on both', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const other = await startPracticeHelpdesk({ signedInAs: 'bob', answers: false, pollMs: 500 });
  await extension.connect('zendesk', other.url);
  const here = answered(helpdesk, 12, 7);
  const there = answered(other, 13, 21);
  expect(there).toBe(here);
  await openTicket(tab, helpdesk, here, records);
  const second = await extension.context.newPage();
  await second.goto(`${other.url}/agent/tickets/${there}`);
  await expect.poll(async () => (await records()).seen.length).toBe(2);

  const popup = await openPopup();
  await expect(popup.figure(figure)).toHaveText('14 min');
  const list = await popup.openTickets(figure);
  await expect(list.getByRole('link')).toHaveCount(2);
  const links = await list
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.sort()).toEqual(
    [`${helpdesk.url}/agent/tickets/${here}`, `${other.url}/agent/tickets/${there}`].sort(),
  );
  for (const url of [helpdesk.url, other.url]) await expect(list).toContainText(new URL(url).host);
  await popup.page.close();

  // Ending one leaves the other, though both are on one host.
  const page = await extension.consolePage();
  await page.evaluate(
    (connection) => chrome.runtime.sendMessage({ type: 'disconnect', body: { connection, data: 'delete' } }),
    `zendesk@${helpdesk.url}`,
  );
  await openTicket(second, other, there, records);
  expect((await records()).tickets).toMatchObject([{ connection: `zendesk@${other.url}` }]);
  await other.stop();
});
