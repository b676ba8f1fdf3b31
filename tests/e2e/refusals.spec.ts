import type { Fault } from '../practice/faults.ts';
import { expect, test } from './test.ts';

const audits = '/api/v2/tickets/*/audits.json';

const refusals: [string, string, Fault, RegExp][] = [
  ['signed out (401)', audits, { kind: 'status', status: 401 }, /signed out/],
  ['sent to the login page', audits, { kind: 'redirect' }, /signed out/],
  ['a login page with status 200', audits, { kind: 'html', page: 'login' }, /signed out/],
  ['no right (403)', audits, { kind: 'status', status: 403 }, /does not let you see/],
  ['not found (404)', audits, { kind: 'status', status: 404 }, /does not find/],
  [
    'too many requests (429)',
    audits,
    { kind: 'status', status: 429, retryAfterSeconds: 120 },
    /slow down.*Next try at \d/,
  ],
  ['a broken server (500)', audits, { kind: 'status', status: 500 }, /did not answer.*Next try/],
  ['no connection', audits, { kind: 'reset' }, /did not answer.*Next try/],
  ['an HTML error page', audits, { kind: 'html', page: 'error' }, /a form that Firstline does not know/],
  ['a list that is none', audits, { kind: 'edit', path: 'audits', value: {} }, /audits: expected a list/],
  [
    'an instant that is a number',
    '/api/v2/tickets/*.json',
    { kind: 'edit', path: 'ticket.created_at', value: 17 },
    /created_at/,
  ],
];

for (const [name, path, fault, sentence] of refusals) {
  test(`${name}: the popup says why, and nothing is stored`, async ({
    helpdesk,
    tab,
    openPopup,
    records,
  }) => {
    const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
    helpdesk.faults.next(path, fault, { times: 50 });
    await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
    await tab.bringToFront();
    const popup = await openPopup();
    await expect(popup.notice).toHaveText(sentence);
    expect((await records()).tickets.flatMap(({ events }) => events)).toEqual([]);
  });
}

test('signed out: once signed in again, the popup reloads the page, and the ticket is recorded', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  helpdesk.faults.next(audits, { kind: 'status', status: 401 }, { times: 1 });
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await tab.bringToFront();
  const { page } = await openPopup();
  await expect(page.getByRole('alert')).toContainText('signed out');
  expect((await records()).seen).toEqual([]);
  await page.getByRole('button', { name: 'Reload the page' }).click();
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an event of an unknown kind is passed over and named, the rest is recorded', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  helpdesk.store.comment(id, { at: Date.now() - 300_000, by: 12 });
  helpdesk.faults.next(audits, { kind: 'unknown-event' }, { times: 50 });
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  expect(JSON.stringify((await records()).days)).toContain('"first-response-time":300000');
  await tab.bringToFront();
  const popup = await openPopup();
  await expect(popup.page.getByRole('status')).toContainText(
    /a kind of event that Firstline does not know \(\w+\)/,
  );
});

test('another person signed in on the same helpdesk is not recorded', async ({
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const id = helpdesk.store.open({ at: Date.now() - 600_000, requester: 901 });
  await tab.goto(`${helpdesk.url}/agent/tickets/${id}`);
  await expect.poll(async () => (await records()).seen.length).toBe(1);
  const before = (await records()).seen;
  helpdesk.switchAgent('bob');
  await tab.reload();
  await tab.bringToFront();
  const popup = await openPopup();
  await expect(popup.notice).toHaveText(/signed in as someone else/);
  expect((await records()).seen).toEqual(before);
});
