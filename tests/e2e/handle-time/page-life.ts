/** Pages that come and go otherwise than by a load: kept, prepared, thrown away, closed. */

import type { Scenario } from './scenario.ts';

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
    play: 'the ticket is left for the dashboard, and gone back to',
    async perform(scene) {
      const { agent, helpdesk } = scene;
      const ticket = scene.ticket();
      const [tab] = await scene.tabs(ticket);
      await agent.turnTo(tab);
      await agent.type(4);
      await agent.turnBy(undefined, () => tab.page.goto(`${helpdesk.url}/agent/dashboard`));
      await agent.type(4);
      await agent.turnBy(ticket.name, () => tab.page.goBack({ waitUntil: 'commit' }));
      await agent.type(6);
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
