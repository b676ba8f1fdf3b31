/** The worker is stopped between any two things that an agent does: no second is lost, none counted twice. */
import { expect, test } from '@playwright/test';
import { readRecords } from '../browsers/records.ts';
import type { View } from '../handle-time/agent.ts';
import { type Desk, idleLimitMs, setUpDesk } from '../handle-time/desk.ts';
import { countedTwice } from '../handle-time/measured.ts';
import { createScene, type Scene } from '../handle-time/scene.ts';
import { isWithin, rowsOf } from '../handle-time/verdict.ts';
import { choices, kills, progressOf, seed } from './long.ts';

const actsOfARound = 32;

test(`${kills} kills of the worker between any two acts`, async () => {
  const progress = progressOf('worker-kills');
  let { rounds, done, truthMs, measuredMs } = progress.read();
  if (done >= kills) return;
  const desk = await setUpDesk();
  try {
    while (done < kills) {
      const played = await playRound(desk, rounds);
      rounds += 1;
      done += played.kills;
      truthMs += played.truthMs;
      measuredMs += played.measuredMs;
      progress.store({ rounds, done, truthMs, measuredMs });
      console.log(
        `seed ${seed}, round ${rounds}: ${done} kills; truth ${seconds(truthMs)}, measured ${seconds(measuredMs)}`,
      );
    }
  } finally {
    await desk.tearDown();
  }
  // Over many rounds what is lost at every kill, however little, would add up.
  expect(Math.abs(measuredMs - truthMs)).toBeLessThan(2_000 + truthMs / 100);
});

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function playRound(desk: Desk, round: number) {
  const scene = createScene(desk);
  const killed = await playAmongKills(scene, round);
  const { before, after } = await scene.close();
  const rows = rowsOf(scene.diary.workMs(idleLimitMs), before, after);
  const where = `seed ${seed}, round ${round + 1}`;
  expect(
    rows.filter((row) => !isWithin(row)),
    where,
  ).toEqual([]);
  expect(countedTwice(await readRecords(desk.extension)), where).toEqual([]);
  await scene.clear();
  const sum = (key: 'truthMs' | 'measuredMs') => rows.reduce((total, row) => total + row[key], 0);
  return { kills: killed, truthMs: sum('truthMs'), measuredMs: sum('measuredMs') };
}

/** @returns how many workers were stopped */
async function playAmongKills(scene: Scene, round: number): Promise<number> {
  const { agent, elsewhere, extension } = scene;
  const { isSo, between, oneOf } = choices('round', round);
  const [first, second] = [scene.ticket(), scene.ticket()];
  const tabs: readonly View[] = await scene.tabs(first, second, first);
  const acts: Record<string, () => Promise<unknown>> = {
    turn: () => agent.turnTo(oneOf(tabs)),
    away: () => agent.turnTo(elsewhere),
    type: () => agent.type(between(0.2, 1.5)),
    wait: () => agent.wait(between(0.1, 1)),
    reload: () => reload(scene, oneOf(tabs)),
  };
  let killed = 0;
  const kill = async () => {
    if (await extension.stopWorker()) killed += 1;
  };
  await agent.turnTo(tabs[0] as View);
  for (let act = 0; act < actsOfARound; act += 1) {
    const name = oneOf(['turn', 'turn', 'turn', 'away', 'type', 'type', 'type', 'wait', 'reload']);
    const doing = acts[name]?.();
    // Before the act has come to the worker, or while it does, or after it.
    if (isSo(0.3)) await Promise.all([doing, agent.wait(between(0, 0.1)).then(kill)]);
    else {
      await doing;
      if (isSo(0.7)) await kill();
    }
  }
  return killed;
}

/** Loads the page anew that the agent turns to; between the old one and the new there is nothing to work on. */
async function reload({ agent }: Scene, view: View): Promise<void> {
  await agent.turnTo(view);
  await view.page.reload({ waitUntil: 'commit' });
  await agent.turnBy(undefined, () => view.page.waitForLoadState('domcontentloaded'));
  await agent.turnTo(view);
}
