/** The first run: three screens, from what Firstline does to the first figures. */
import type { Definitions } from '../domain/definitions.ts';
import type { Schedule } from '../domain/schedule.ts';
import type { Target } from '../domain/targets.ts';
import { ask } from '../messaging/client.ts';
import { writeTargets } from '../platform/target-settings.ts';
import { type Welcome, type WelcomeStep, writeWelcome } from '../platform/welcome-setting.ts';
import { popup, refresh } from './popup.ts';
import { refusalOf } from './refusal.ts';

export { type WelcomeStep, welcomeSteps } from '../platform/welcome-setting.ts';

const { getState, setState } = popup;

export async function goTo(step: WelcomeStep): Promise<void> {
  const welcome = { isDone: false, ...getState().welcome, step };
  setState({ welcome });
  // Where it cannot be stored the screen is there all the same, for this time.
  await writeWelcome(welcome).catch(() => {});
}

const finished: Welcome = { step: 'about', isDone: true };

/** Shows the figures, or what there is to do before there are any. @returns why not, or nothing */
export function finishWelcome(): Promise<string | undefined> {
  return refusalOf(async () => {
    await writeWelcome(finished);
    setState({ welcome: finished, view: { name: 'overview' }, trail: [] });
    await refresh();
  });
}

/**
 * What the last screen asks for. `targets`: undefined where a policy sets them. `schedule`: the team's support hours and
 * the agent's own; undefined: around the clock.
 */
export type Basics = { targets: readonly Target[] | undefined; schedule: Schedule | undefined };

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
  const refusal = targets && (await refusalOf(() => writeTargets(targets)));
  return refusal ?? finishWelcome();
}
