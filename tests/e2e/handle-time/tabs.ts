/** Which ticket a second belongs to, over tabs and helpdesks. */

import type { Ticket } from '../../handle-time/scene.ts';
import type { Scenario } from './scenario.ts';
import { expect } from './test.ts';

const numberOf = ({ url }: Ticket) => Number(url.split('/').at(-1));

export const tabs: Scenario[] = [
  {
    complaint: '2–3 of 40 minutes',
    play: 'a ticket is worked on in two tabs in turns',
    async perform(scene) {
      const { agent } = scene;
      const ticket = scene.ticket();
      const [first, second] = await scene.tabs(ticket, ticket);
      for (const tab of [first, second, first, second]) {
        await agent.turnTo(tab);
        await agent.type(3);
      }
    },
  },
  {
    complaint: 'the time went to the ticket that I had just left',
    play: 'three tickets in three tabs, a second on each',
    async perform(scene) {
      const { agent } = scene;
      const all = await scene.tabs(scene.ticket(), scene.ticket(), scene.ticket());
      for (let round = 0; round < 4; round += 1) {
        for (const tab of all) {
          await agent.turnTo(tab);
          await agent.type(1);
        }
      }
    },
  },
  {
    complaint: 'every ticket got the time of the first',
    play: 'the helpdesk goes from ticket to ticket without loading a page',
    async perform(scene) {
      const { agent } = scene;
      const [first, second] = [scene.ticket(), scene.ticket()];
      const [tab] = await scene.tabs(first);
      const show = (ticket: typeof first) =>
        agent.turnBy(ticket.name, () =>
          tab.page.evaluate((url) => {
            const link = document.createElement('a');
            link.href = new URL(url).pathname;
            document.body.append(link);
            link.click();
            link.remove();
          }, ticket.url),
        );
      await agent.turnTo(tab);
      await agent.type(4);
      await show(second);
      await agent.type(6);
      await show(first);
      await agent.type(3);
    },
  },
  {
    complaint: 'tickets that I never looked at have time',
    play: 'three tickets are opened behind the one in front',
    async perform(scene) {
      const { agent, extension } = scene;
      const behind = [scene.ticket(), scene.ticket(), scene.ticket()];
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      const console = await extension.consolePage();
      for (const { url } of behind) {
        await scene.opened(() =>
          console.evaluate((to) => chrome.tabs.create({ url: to, active: false }), url),
        );
      }
      await agent.type(5);
    },
  },
  {
    complaint: 'two tickets of the same number got one time',
    play: 'two helpdesks side by side in two tabs',
    async perform(scene) {
      const { agent, secondHelpdesk } = scene;
      const ticket = scene.ticket();
      let twin = scene.ticket(secondHelpdesk);
      while (numberOf(twin) < numberOf(ticket)) twin = scene.ticket(secondHelpdesk);
      const [here, there] = await scene.tabs(ticket, twin);
      expect(numberOf(twin)).toBe(numberOf(ticket));
      for (const tab of [here, there, here]) {
        await agent.turnTo(tab);
        await agent.type(4);
      }
    },
  },
  {
    complaint: 'the first minute on a ticket is missing',
    play: 'the helpdesk takes six seconds to answer; the agent is gone and back by then',
    async perform(scene) {
      const { agent, helpdesk } = scene;
      const slow = scene.ticket();
      const [tab, other] = await scene.tabs(scene.ticket(), scene.ticket());
      const path = `/api/v2/tickets/${numberOf(slow)}/audits.json`;
      helpdesk.faults.next(path, { kind: 'delay', ms: 6_000 });
      await agent.turnTo(tab);
      await agent.turnBy(slow.name, () => tab.page.goto(slow.url));
      await agent.type(4);
      await agent.turnTo(other);
      await agent.type(4);
      await agent.turnTo({ ...tab, ticket: slow.name });
      await agent.type(4);
    },
  },
];
