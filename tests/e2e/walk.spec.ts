/** What an agent asks the popup for between two tickets is found by roles and words alone, in three clicks at most. */
import type { Locator, Page } from '@playwright/test';
import { openTicket, submitReply } from './agent.ts';
import { expect, test } from './test.ts';

const minuteMs = 60_000;

/** Clicks, and counts them. */
function walker() {
  let clicks = 0;
  return {
    async click(target: Locator) {
      await target.click();
      clicks += 1;
    },
    clicks: () => clicks,
  };
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('FRT today, the tickets behind it, the next to miss, the target’s editor and pause: three clicks at most', async ({
  extension,
  helpdesk,
  tab,
  openPopup,
  records,
}) => {
  const now = Date.now();
  const answered = helpdesk.store.open({ at: now - 12 * minuteMs, requester: 901, assignee: 12 });
  await openTicket(tab, helpdesk, answered, records);
  await submitReply(tab, 'solved');
  await openTicket(tab, helpdesk, answered, records);
  const waiting = helpdesk.store.open({ at: now - 100 * minuteMs, requester: 902, assignee: 12 });
  await openTicket(tab, helpdesk, waiting, records);
  const elsewhere = await extension.context.newPage();
  await elsewhere.goto('about:blank');
  const over = async (page: Page) => {
    await page.bringToFront();
    return (await openPopup()).page;
  };

  await test.step('my first response time today', async () => {
    const [popup, { click, clicks }] = [await over(elsewhere), walker()];
    await click(popup.getByRole('radio', { name: 'Today' }));
    const card = popup.getByRole('article').filter({ hasText: 'First response time' });
    await expect(card).toContainText(/12\smin/);
    await click(button(popup, 'First response time'));
    const tickets = popup.getByRole('list', { name: 'Tickets behind First response time' });
    await expect(tickets).toContainText(`#${answered}`);
    await expect(tickets).toContainText(/12\smin/);
    expect(clicks()).toBeLessThanOrEqual(3);
  });

  await test.step('the next ticket to miss, and to it', async () => {
    const [popup, { click, clicks }] = [await over(elsewhere), walker()];
    const next = popup.getByRole('region', { name: 'Next to miss' }).getByRole('listitem').first();
    await expect(next).toContainText(/first reply due in (19|20)\smin/);
    await click(next.getByRole('link', { name: `#${waiting}` }));
    await expect.poll(() => tab.evaluate(() => document.visibilityState)).toBe('visible');
    expect(clicks()).toBeLessThanOrEqual(3);
  });

  await test.step('the editor of the target', async () => {
    const [popup, { click, clicks }] = [await over(elsewhere), walker()];
    await click(button(popup, 'Targets'));
    const frt = popup.getByRole('region', { name: 'First response time', exact: true });
    await click(frt.getByRole('button', { name: /^Change/ }));
    await expect(popup.getByRole('textbox', { name: 'At most', exact: true })).toBeVisible();
    expect(clicks()).toBeLessThanOrEqual(3);
  });

  await test.step('pause', async () => {
    const [popup, { click, clicks }] = [await over(tab), walker()];
    await click(button(popup, 'Pause'));
    await expect(popup.getByText(/paused since \d\d:\d\d/)).toBeVisible();
    expect(clicks()).toBeLessThanOrEqual(3);
  });
});
