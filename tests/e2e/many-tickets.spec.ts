/** What an agent of three years has stored: the views are as whole as on the first day. */
import { addDays, localDay } from '../../lib/domain/local-day.ts';
import { definitions, storeTickets, waiting } from '../stored/store.ts';
import { inspect } from './inspect.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

test.use({ hasOwnBrowser: true });

test('100,000 tickets: a figure says how many stand behind it and opens to them, the most urgent stand first', async ({
  extension,
}) => {
  test.setTimeout(180_000);
  const { sheets, open } = await storeTickets(await extension.consolePage(), 100_000);
  const today = localDay(Date.now(), definitions.timeZone);
  const answered = sheets
    .filter(({ day }) => day > addDays(today, -30) && day <= today)
    .flatMap(({ rows }) => rows.filter(({ values }) => 'first-response-time' in values));

  const page = await extension.context.newPage();
  await page.goto(`${extension.origin}/popup.html`);
  const popup = new PopupPage(page);
  await popup.choosePeriod('30');
  await expect(popup.card('first_response_time')).toContainText(
    `${answered.length.toLocaleString('en')} tickets`,
  );
  await expect(popup.card('first_contact_resolution')).toContainText(/\d,\d{3} of \d,\d{3}/);
  await inspect(page, 'many-overview');

  const miss = page.getByRole('region', { name: 'Next to miss' });
  const deadlines = miss.getByRole('listitem');
  const named = async () => (await deadlines.allInnerTexts()).map((text) => text.split('\n')[0]);
  // They all wait for a first reply with one limit, so the one that has waited longest misses it first.
  const urgent = open.toSorted((a, b) => (a.since ?? 0) - (b.since ?? 0)).map(({ ticket }) => `#${ticket}`);
  await expect(deadlines).toHaveCount(3);
  expect(await named()).toEqual(urgent.slice(0, 3));
  await miss.getByRole('button', { name: `Show all ${waiting}` }).click();
  await expect(deadlines).toHaveCount(waiting);
  expect(await named()).toEqual(urgent);
  await miss.getByRole('button', { name: 'Show the first 3' }).click();

  const tickets = (await popup.openTickets('first_response_time')).locator(':scope > li');
  await expect(tickets).toHaveCount(30);
  await inspect(page, 'many-tickets');
  await page.getByRole('button', { name: 'Show 30 more' }).click();
  await expect(tickets).toHaveCount(60);
});
