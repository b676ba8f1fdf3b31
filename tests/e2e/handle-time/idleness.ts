/** Time that was none, or that was: hands off the keyboard, and off the machine. */
import type { Scenario } from './scenario.ts';

export const idleness: Scenario[] = [
  {
    complaint: 'worked 128 hours in the past week',
    play: 'a ticket is left open in front of an empty chair',
    async perform(scene) {
      const { agent } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.type(5);
      await agent.wait(22);
    },
  },
  {
    complaint: 'only typing counts, reading does not',
    play: 'a long mail is read, with a scroll now and then',
    async perform(scene) {
      const { agent } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await agent.wait(12);
      await agent.scroll();
      await agent.wait(12);
    },
  },
  {
    complaint: 'it went on counting through my lunch',
    play: 'counting is paused and resumed',
    async perform(scene) {
      const { agent, diary, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      const page = await extension.consolePage();
      const pause = (isPaused: boolean) =>
        page.evaluate((message): Promise<unknown> => chrome.runtime.sendMessage(message), {
          type: 'pause',
          body: { isPaused },
        });
      await agent.turnTo(tab);
      await agent.type(4);
      diary.pauses();
      await pause(true);
      await agent.type(6);
      diary.resumes();
      await pause(false);
      await agent.type(4);
    },
  },
];
