import { seedStandardStory } from '../practice/story.ts';
import { expect, test } from './test.ts';

test('a ticket page becomes figures in the popup', async ({ helpdesk, tab, openPopup, records }) => {
  const ids = seedStandardStory(helpdesk.store, mondayMorning(2));
  await tab.goto(`${helpdesk.url}/agent/tickets/${ids.standard}`);
  await expect.poll(async () => (await records()).tickets.length).toBe(1);
  await tab.bringToFront();
  const popup = await openPopup();
  await popup.choosePeriod('30');
  await expect(popup.figure('first_response_time')).toHaveText('42 min 10 s');
  console.log(await popup.page.locator('body').innerText());
  console.log(await popup.page.evaluate(() => [innerWidth, innerHeight, document.documentElement.className, document.body.offsetWidth, document.documentElement.clientWidth, document.documentElement.scrollHeight, devicePixelRatio]));
});

/** Monday 09:00 UTC, some weeks ago. */
function mondayMorning(weeksAgo: number): number {
  const date = new Date();
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) - 7 * weeksAgo);
  return date.setUTCHours(9, 0, 0, 0);
}
