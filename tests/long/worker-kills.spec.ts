/**
 * The worker is stopped between any two things that an agent does, and in the middle of them: no second is counted
 * twice, and none is lost but where a page goes in the very instant: then what it had not said yet, a heartbeat at most.
 */
import { expect, test } from '@playwright/test';
import { heartbeatMs } from '../../lib/domain/attention.ts';
import { readRecords } from '../browsers/records.ts';
import type { View } from '../handle-time/agent.ts';
import { type Desk, idleLimitMs, setUpDesk } from '../handle-time/desk.ts';
import { countedTwice, nameOf } from '../handle-time/measured.ts';
import { createScene, type Scene } from '../handle-time/scene.ts';
import { rowsOf, toleranceMs } from '../handle-time/verdict.ts';
import { choices, kills, progressOf, seed } from './long.ts';

const actsOfARound = 32;

test(`${kills} kills of the worker between any two acts`, async () => {
  const progress = progressOf('worker-kills');
  let { rounds, done, truthMs, measuredMs, riskMs } = progress.read();
  if (done >= kills) return;
  const desk = await setUpDesk();
  try {
    while (done < kills) {
      const played = await playRound(desk, rounds);
      rounds += 1;
      done += played.kills;
      truthMs += played.truthMs;
      measuredMs += played.measuredMs;
      riskMs += played.riskMs;
      progress.store({ rounds, done, truthMs, measuredMs, riskMs });
      console.log(
        `seed ${seed}, round ${rounds}: ${done} kills; truth ${seconds(truthMs)}, measured ${seconds(measuredMs)}, at risk ${seconds(riskMs)}`,
      );
    }
  } finally {
    await desk.tearDown();
  }
  // Over many rounds what is lost at every kill, however little, would add up.
  const lostMs = truthMs - measuredMs;
  expect(lostMs).toBeLessThan(toleranceMs(truthMs) + riskMs);
  expect(lostMs).toBeGreaterThan(-toleranceMs(truthMs));
});

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

async function playRound(desk: Desk, round: number): Promise<Played> {
  const scene = createScene(desk);
  const { kills, riskMs } = await playAmongKills(scene, round);
  const { before, after } = await scene.close();
  const rows = rowsOf(scene.diary.workMs(idleLimitMs), before, after);
  const where = `seed ${seed}, round ${round + 1}`;
  const isWithin = ({ truthMs, measuredMs }: (typeof rows)[number]) =>
    truthMs - measuredMs < toleranceMs(truthMs) + riskMs && measuredMs - truthMs < toleranceMs(truthMs);
  expect(
    rows.filter((row) => !isWithin(row)),
    where,
  ).toEqual([]);
  expect(countedTwice(await readRecords(desk.extension)), where).toEqual([]);
  await scene.clear();
  const sum = (key: 'truthMs' | 'measuredMs') => rows.reduce((total, row) => total + row[key], 0);
  return { kills, riskMs, truthMs: sum('truthMs'), measuredMs: sum('measuredMs') };
}

type Killed = { kills: number; riskMs: number };
type Played = Killed & { truthMs: number; measuredMs: number };

/** What waits to be sent again is sent after a second. */
const resentAfterMs = 1_000;

async function playAmongKills(scene: Scene, round: number): Promise<Killed> {
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
  let turnedAt = Date.now();
  let riskMs = 0;
  for (let act = 0; act < actsOfARound; act += 1) {
    const name = oneOf(['turn', 'turn', 'turn', 'away', 'type', 'type', 'type', 'wait', 'reload']);
    const doing = acts[name]?.();
    // Before the act has come to the worker, or while it does, or after it.
    if (isSo(0.3)) {
      if (name === 'reload') riskMs += Math.min(heartbeatMs, Date.now() - turnedAt + resentAfterMs);
      await Promise.all([doing, agent.wait(between(0, 0.1)).then(kill)]);
    } else {
      await doing;
      if (isSo(0.7)) await kill();
    }
    if (name !== 'type' && name !== 'wait') turnedAt = Date.now();
  }
  return { kills: killed, riskMs };
}

/**
 * Loads the page anew that the agent turns to; between the old one and the new there is nothing to work on. The agent
 * stays until the ticket was read: whose work it was nobody knows of a page that went before.
 */
async function reload({ agent, extension }: Scene, view: View): Promise<void> {
  await agent.turnTo(view);
  const reloadedAt = Date.now();
  await view.page.reload({ waitUntil: 'commit' });
  await agent.turnBy(undefined, () => view.page.waitForLoadState('domcontentloaded'));
  await agent.turnTo(view);
  const readAt = async () =>
    Math.max(
      ...(await readRecords(extension)).seen
        .filter((one) => nameOf(one) === view.ticket)
        .map(({ completeAt }) => completeAt),
    );
  await expect.poll(readAt, { timeout: 45_000 }).toBeGreaterThan(reloadedAt);
}
