/** Pages that come and go otherwise than by a load: kept, prepared, thrown away, closed. */

import type { Page } from '@playwright/test';
import type { Scenario } from './scenario.ts';
import { expect } from './test.ts';

/** The helpdesk's pages forbid to be stored, and so to be kept. */
async function allowKeeping(page: Page, url: string): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const { 'cache-control': _, ...headers } = response.headers();
    await route.fulfill({ response, headers });
  });
  await page.reload();
}

/** Playwright's own way waits for a load, of which there is none. */
async function goBack(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { currentIndex, entries } = await session.send('Page.getNavigationHistory');
  await session.send('Page.navigateToHistoryEntry', { entryId: entries[currentIndex - 1]?.id ?? 0 });
}

export const pageLife: Scenario[] = [
  {
    complaint: 'the last minute of every ticket is missing',
    play: 'the tab is closed while the agent types',
    async perform(scene) {
      const { agent } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.type(8);
      await agent.turnBy(undefined, () => tab.page.close());
      await agent.wait(3);
    },
  },
  {
    complaint: 'nothing is counted after going back',
    play: 'the ticket is left for the dashboard and comes back out of the browser’s cache',
    async perform(scene) {
      const { agent, helpdesk } = scene;
      const ticket = scene.ticket();
      const [tab] = await scene.tabs(ticket);
      await allowKeeping(tab.page, ticket.url);
      const loads = () => helpdesk.faults.log.filter(({ path }) => ticket.url.endsWith(path)).length;
      const before = loads();
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnBy(undefined, () => tab.page.goto(`${helpdesk.url}/agent/dashboard`));
      await agent.type(4);
      await agent.turnBy(ticket.name, () => goBack(tab.page));
      await agent.type(6);
      expect(loads()).toBe(before);
    },
  },
  {
    complaint: 'a tab that slept lost its time',
    play: 'the browser throws the tab out of memory, and loads it again when it is looked at',
    async perform(scene) {
      const { agent, extension, elsewhere } = scene;
      const ticket = scene.ticket();
      const [tab] = await scene.tabs(ticket);
      const console = await extension.consolePage();
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnTo(elsewhere);
      await console.evaluate(async (url) => {
        const [tab] = await chrome.tabs.query({ url });
        await chrome.tabs.discard(tab?.id);
      }, ticket.url);
      const page = await agent.turnBy(ticket.name, () =>
        scene.opened(() =>
          console.evaluate(async (url) => {
            const [tab] = await chrome.tabs.query({ url, discarded: true });
            await chrome.tabs.update(tab?.id as number, { active: true });
          }, ticket.url),
        ),
      );
      await agent.turnTo({ page, ticket: ticket.name });
      await agent.type(5);
    },
  },
  {
    complaint: 'after an update it counted nothing until I reloaded',
    play: 'the extension is loaded anew while the ticket is open',
    async perform(scene) {
      const { agent, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnBy(undefined, () => extension.reload());
      await agent.turnTo(tab);
      await agent.type(6);
    },
  },
];
