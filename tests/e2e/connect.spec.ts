import { expect, test } from './test.ts';

test('from the first click to a recorded ticket, with no page loaded anew', async ({
  extension,
  helpdesk,
  openPopup,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  const tab = await extension.context.newPage();
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await tab.evaluate(() => Object.assign(window, { isSamePage: true }));
  await tab.bringToFront();
  const popup = await openPopup();
  await expect(popup.page.getByRole('heading', { name: /^Connect 127\.0\.0\.1/ })).toBeVisible();
  await expect(popup.page.getByRole('combobox')).toHaveValue('zendesk');
  await popup.page.getByRole('button', { name: 'Connect' }).click();
  await expect(popup.frontTicket).toContainText(`#${id}`);
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  expect(await tab.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a page that is no helpdesk gets no connect offer, but the next step', async ({
  extension,
  openPopup,
}) => {
  const tab = await extension.context.newPage();
  await tab.goto('about:blank');
  const popup = await openPopup();
  await expect(popup.page.getByText('Open a ticket in your helpdesk')).toBeVisible();
  await expect(popup.page.getByRole('button', { name: 'Connect' })).toHaveCount(0);
});
