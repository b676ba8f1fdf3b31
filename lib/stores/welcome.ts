/** The first run: three screens, from what Firstline does to the first figures. */
import type { Definitions } from '../domain/definitions.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Target } from '../domain/targets.ts';
import { ask } from '../messaging/client.ts';
import { writeTargets } from '../platform/target-settings.ts';
import { type Welcome, type WelcomeStep, writeWelcome } from '../platform/welcome-setting.ts';
import { popup, refresh } from './popup.ts';

export { type WelcomeStep, welcomeSteps } from '../platform/welcome-setting.ts';

const { getState, setState } = popup;

export async function goTo(step: WelcomeStep): Promise<void> {
  await write({ isDone: false, ...getState().welcome, step });
}

/** Shows the figures, or what there is to do before there are any. */
export async function finishWelcome(): Promise<void> {
  await write({ step: 'about', isDone: true });
  setState({ view: { name: 'overview' }, trail: [] });
  await refresh();
}

async function write(welcome: Welcome): Promise<void> {
  setState({ welcome });
  await writeWelcome(welcome);
}

/** What the last screen asks for. `schedule`: the team's support hours and the agent's own; undefined: around the clock. */
export type Basics = { targets: readonly Target[]; schedule: Schedule | undefined };

/** @returns why it was not done, or nothing */
export async function saveBasics(
  { targets, schedule }: Basics,
  definitions: Definitions,
): Promise<string | undefined> {
  if (schedule) {
    const hours = { supportHours: [schedule], shift: definitions.shift ?? [schedule] };
    const answer = await ask('define', { definitions: { ...definitions, ...hours } });
    if (!answer.ok) return answer.detail ?? answer.refusal;
  }
  await writeTargets(targets);
  await finishWelcome();
  return undefined;
}
