/** What happens to the browser, the machine and its clock. */
import { whileAsleep } from '../../browsers/browser-process.ts';
import { readRecords } from '../../browsers/records.ts';
import { setClock } from '../../browsers/wall-clock.ts';
import { workNow } from '../../handle-time/measured.ts';
import type { Scene } from '../../handle-time/scene.ts';
import type { Scenario } from './scenario.ts';

async function untilHeartbeat({ agent, extension }: Scene): Promise<void> {
  const heard = async () => workNow(await readRecords(extension))?.open?.confirmedAt ?? 0;
  for (const before = await heard(); (await heard()) === before; ) await agent.type(0.3);
}

export const machine: Scenario[] = [
  {
    complaint: 'only the first and the last minute were counted',
    play: 'the browser stops the worker again and again',
    async perform(scene) {
      const { agent, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      for (let round = 0; round < 8; round += 1) {
        await agent.type(2);
        await extension.stopWorker();
      }
    },
  },
  {
    complaint: 'a night of sleep was credited',
    play: 'the machine sleeps with the ticket open, and wakes',
    async perform(scene) {
      const { agent, diary, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      await untilHeartbeat(scene);
      diary.looks(undefined);
      await whileAsleep(extension.profile, () => agent.wait(32));
      diary.looks(tab.ticket);
      await agent.type(4);
    },
  },
  {
    complaint: 'an hour too much on the day that the clock was set',
    play: 'the clock is set an hour ahead, and back again',
    async perform(scene) {
      const { agent, extension } = scene;
      const [tab] = await scene.tabs(scene.ticket());
      await agent.turnTo(tab);
      for (const hours of [1, 0, -1]) {
        await untilHeartbeat(scene);
        await setClock(extension, tab.page, hours * 3_600_000);
      }
      await agent.type(4);
    },
  },
];
