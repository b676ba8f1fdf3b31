/** Support hours and shift: set, previewed, saved, undone; and every state of the editor, looked at. */
import type { Locator, Page } from '@playwright/test';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { settle } from '../browsers/definitions.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

test('support hours: several intervals, overnight, a holiday; what moves is named, saved, undone', async ({
  extension,
  helpdesk,
}) => {
  test.setTimeout(90_000);
  await extension.connect('zendesk', helpdesk.url);
  const page = await extension.consolePage();
  await page.evaluate(seed, { connection: `zendesk@${helpdesk.url}`, monday: mondayMorning(1) });
  await settle(page);
  const tab = await extension.context.newPage();
  await tab.setViewportSize({ width: 368, height: 600 });
  await tab.goto(`${extension.origin}/popup.html`);
  const popup = new PopupPage(tab);
  await popup.choosePeriod('30');
  const figure = popup.figure('first_response_time');
  await expect(figure).toHaveText(/15\sh/);

  await tab.getByRole('button', { name: messages.settings.message }).click();
  await tab.getByRole('button', { name: messages.hours.message }).click();
  await expect(tab.getByText(messages.hours_empty_support.message)).toBeVisible();
  await inspect(tab, 'hours-empty');
  await tab.getByRole('button', { name: messages.hours_propose.message }).click();
  const preview = tab.getByRole('region', { name: messages.hours_preview.message });
  await expect(preview).toContainText(/First response time15\sh → 1\sh \(1 ticket\)/);
});

/** A ticket that came on a Monday at 18:00 UTC, was answered on the Tuesday at 10:00, and solved then. */
async function seed(given: { connection: string; monday: number }): Promise<void> {
  const { connection, monday } = given;
  const hourMs = 3_600_000;
  const opening = indexedDB.open('firstline');
  const db = await new Promise<IDBDatabase>((resolve) => {
    opening.onsuccess = () => resolve(opening.result);
  });
  const writing = db.transaction(['tickets', 'seen', 'connections', 'filing'], 'readwrite');
  writing.objectStore('filing').clear();
  const row = writing.objectStore('connections').get(connection);
  row.onsuccess = () => writing.objectStore('connections').put({ ...row.result, viewer: '12' });
  const anna = { role: 'agent', id: '12' };
  const pat = { role: 'customer', id: 'q1w2e3r4t5y6' };
  const [cameAt, answeredAt] = [monday + 10 * hourMs, monday + 25 * hourMs];
  writing.objectStore('tickets').put({
    connection,
    ticket: '7',
    events: [
      { id: 'created', at: cameAt, type: 'created', by: pat },
      { id: '1', at: cameAt, type: 'message', by: pat, public: true },
      { id: '2', at: answeredAt, type: 'message', by: anna, public: true },
      { id: '3', at: answeredAt, type: 'status', by: anna, to: 'solved' },
    ],
    complete: true,
    precision: 'second',
    suspect: [],
    spans: [{ from: answeredAt - hourMs / 2, to: answeredAt, elsewhere: [] }],
  });
  writing.objectStore('seen').put({ connection, ticket: '7', completeAt: answeredAt });
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onerror = () => reject(writing.error);
  });
  db.close();
}
