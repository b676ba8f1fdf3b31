import type { Locator, Page } from '@playwright/test';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { seedStandardStory } from '../practice/story.ts';
import { openTicket } from './agent.ts';
import { inspect } from './inspect.ts';
import { mondayMorning } from './instants.ts';
import { PopupPage } from './pages/popup.ts';
import { expect, test } from './test.ts';

async function openOverview({ context, origin }: ExtensionBrowser): Promise<PopupPage> {
  const page = await context.newPage();
  await page.goto(`${origin}/popup.html`);
  return new PopupPage(page);
}

/** Changes what is stored, as a crash or a full disk might. */
function damage(page: Page, store: string, change: object): Promise<void> {
  return page.evaluate(
    async ([name, changed]) => {
      const opening = indexedDB.open('firstline');
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const writing = db.transaction(name, 'readwrite');
      const all = writing.objectStore(name);
      const asked = all.getAll();
      asked.onsuccess = () => {
        for (const one of asked.result)
          if (all.keyPath === null) all.put(changed, 'state');
          else all.put({ ...one, ...changed });
      };
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      db.close();
    },
    [store, change] as const,
  );
}

test('what is stored and cannot be read: each place is named, with what to do, and the rest is shown', async ({
  extension,
  helpdesk,
  tab,
  records,
}) => {
  test.setTimeout(120_000);
  const { standard, colleagueReplies } = seedStandardStory(helpdesk.store, mondayMorning(2));
  for (const id of [standard, colleagueReplies]) await openTicket(tab, helpdesk, id, records);
  const console_ = await extension.consolePage();
  const popup = await openOverview(extension);
  const { page } = popup;
  await popup.choosePeriod('30');
  const card = popup.card('first_response_time');
  await expect(card).toContainText('Target met');

  // A ticket's record: said in its place, and mended by opening the ticket.
  await damage(console_, 'tickets', { events: 'gone' });
  const tickets = await popup.openTickets('first_response_time');
  await expect(tickets).toContainText(`The record of #${standard} cannot be read. Open the ticket again`);
  await inspect(page, 'damaged-ticket');
  await page.getByRole('button', { name: 'Back' }).click();
  for (const id of [standard, colleagueReplies]) await openTicket(tab, helpdesk, id, records);
  await page.bringToFront();
  await popup.openTickets('first_response_time');
  await expect(page.getByText('cannot be read')).toHaveCount(0);
  await expect(tickets.locator('.moments')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(card).toContainText('Target met');

  // A day's sheet: one click works it out anew.
  await damage(console_, 'days', { rows: [null] });
  await expect(popup.notice).toContainText('days cannot be read');
  await inspect(page, 'damaged-days');
  await page.getByRole('button', { name: 'Work the figures out anew' }).click();
  await expect(popup.notice).toHaveCount(0, { timeout: 15_000 });
  await expect(card).toContainText('Target met');

  // Targets, definitions. A page that reports makes the worker mend these by itself.
  await tab.close();
  await page.evaluate(() => chrome.storage.local.set({ targets: [{ metric: 'speed' }] }));
  await expect(page.getByText('Your targets cannot be read')).toBeVisible();
  await damage(console_, 'filing', { now: { version: 2 } });
  await expect(popup.notice).toHaveCount(2);
  await inspect(page, 'damaged-settings');
  await page.getByRole('button', { name: 'Work the figures out anew' }).click();
  await expect(popup.notice).toHaveCount(1, { timeout: 15_000 });
  await popup.notice.getByRole('button', { name: 'Targets' }).click();
  await expect(page.getByRole('heading', { name: 'Targets' })).toBeVisible();
  await page.evaluate(() => chrome.storage.local.set({ targets: [] }));
  await page.keyboard.press('Escape');
  await expect(popup.notice).toHaveCount(0);

  // A connection: its own tickets are missing, and nothing else.
  await damage(console_, 'connections', { helpdesk: 'zendesk', origin: 'nowhere' });
  await expect(popup.notice).toContainText(
    /What is stored of a helpdesk cannot be read \(127\.0\.0\.1:\d+\)/,
  );
  await inspect(page, 'damaged-connection');
});

test('a database that cannot be had, and a view that cannot be shown: why, and what to do', async ({
  extension,
  helpdesk,
}) => {
  test.setTimeout(120_000);
  const { context, origin } = extension;
  const fault = async (name: string) => {
    const page = await context.newPage();
    await page.addInitScript((error) => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('in the test', error);
      };
    }, name);
    await page.goto(`${origin}/popup.html`);
    return page;
  };
  const full = await fault('QuotaExceededError');
  await expect(full.getByRole('alert')).toContainText('out of storage space');
  await inspect(full, 'no-space');
  await full.close();
  const closed = await fault('UnknownError');
  await expect(closed.getByRole('alert')).toContainText('does not give Firstline its storage');
  await expect(closed.getByRole('button', { name: 'Try again' })).toBeVisible();
  await inspect(closed, 'unavailable');
  await closed.close();

  const odd = await context.newPage();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await odd.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new TypeError('in the test');
    };
  });
  await odd.goto(`${origin}/popup.html`);
  await expect(odd.getByRole('alert')).toContainText('does not give Firstline its storage');
  await odd.close();

  await extension.connect('zendesk', helpdesk.url);
  const faulty = await context.newPage();
  await faulty.addInitScript(() => {
    Object.assign(Intl, {
      PluralRules: class {
        constructor() {
          throw new RangeError('in the test');
        }
      },
    });
  });
  await faulty.goto(`${origin}/popup.html`);
  await expect(faulty.getByRole('alert')).toContainText('This view cannot be shown (RangeError)');
  await faulty.getByRole('button', { name: 'Copy diagnostics' }).click();
  await expect(faulty.getByText('Copied')).toBeVisible();
  expect(await faulty.evaluate(() => navigator.clipboard.readText())).toMatch(/^Firstline \d/);
  await inspect(faulty, 'unexpected');
  await faulty.close();

  // An old page that does not let go of the database while a newer version wants it.
  const holder = await context.newPage();
  await holder.goto(`${origin}/manifest.json`);
  await holder.evaluate(async () => {
    await new Promise((resolve) => {
      indexedDB.deleteDatabase('firstline').onsuccess = resolve;
    });
    const opening = indexedDB.open('firstline', 1);
    opening.onupgradeneeded = () => {
      const ofTicket = { keyPath: ['connection', 'ticket'] };
      opening.result.createObjectStore('connections', { keyPath: 'id' });
      for (const name of ['tickets', 'seen', 'open']) opening.result.createObjectStore(name, ofTicket);
      opening.result.createObjectStore('days', { keyPath: ['day', 'connection'] });
      opening.result.createObjectStore('work');
    };
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    Object.assign(window, { held: opening.result });
  });
  const blocked = await context.newPage();
  await blocked.goto(`${origin}/popup.html`);
  await expect(blocked.getByRole('alert')).toContainText('Another Firstline page is still open', {
    timeout: 10_000,
  });
  await inspect(blocked, 'blocked');
  await expect(blocked.getByRole('button', { name: 'Try again' })).toBeVisible();
  await holder.close();
  // It looks again by itself.
  await expect(blocked.getByRole('alert')).toHaveCount(0, { timeout: 15_000 });
});

type Shift = {
  value: number;
  sources: { node: Element | null; previousRect: DOMRect; currentRect: DOMRect }[];
};

test('nothing moves while the figures load, and nothing is cut off at 200 %', async ({
  extension,
  helpdesk,
  records,
}) => {
  const page = await extension.context.newPage();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.addInitScript(() => {
    const shifts: unknown[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as unknown as Shift[])
        shifts.push([
          value,
          ...sources.map(({ node, previousRect, currentRect }) => ({
            of: `${node?.nodeName} in ${node?.parentElement?.className}`,
            from: previousRect.toJSON(),
            to: currentRect.toJSON(),
          })),
        ]);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const popup = new PopupPage(page);
  const holdsStill = async (what: Locator) => {
    await page.goto(`${extension.origin}/popup.html`);
    await expect(what).toBeVisible();
    await page.waitForTimeout(300);
    const seen = await page.evaluate(() => ({
      shifts: (window as unknown as { shifts: unknown[] }).shifts,
      moving: document.getAnimations().length,
      isCutOff: document.documentElement.scrollWidth > innerWidth,
    }));
    expect(seen).toEqual({ shifts: [], moving: 0, isCutOff: false });
  };
  await holdsStill(page.getByText('1 of 3'));

  await extension.connect('zendesk', helpdesk.url);
  const tab = await extension.context.newPage();
  for (const weeksAgo of [0, 1]) {
    const { standard } = seedStandardStory(helpdesk.store, mondayMorning(weeksAgo));
    await openTicket(tab, helpdesk, standard, records);
  }
  await page.bringToFront();
  for (const width of [320, 368, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await holdsStill(popup.card('first_response_time').getByText('the week before'));
  }
  await page.evaluate(() => chrome.tabs.setZoom(2));
  await holdsStill(popup.figure('first_response_time'));
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Welcome' }).click();
  for (const number of [1, 2, 3]) {
    await expect(page.getByText(`${number} of 3`)).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    if (number < 3) await page.getByRole('button', { name: 'Next' }).click();
  }
  // The browser keeps it for every page of the extension, and is used for further tests.
  await page.evaluate(() => chrome.tabs.setZoom(0));
});
