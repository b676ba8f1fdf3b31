/** Counting is off until the agent switches it on again, over every restart. */
import { workState } from '../db/tickets.ts';
import { now } from '../platform/clock.ts';
import { database } from './connections.ts';
import { report } from './incidents.ts';
import { lookForNudges, updateIcon } from './nudging.ts';
import { recordEvent } from './work-recorder.ts';

export async function setPaused(isPaused: boolean): Promise<void> {
  await recordEvent({ type: isPaused ? 'paused' : 'resumed', at: now() });
  report(lookForNudges());
  await updateIcon();
}

export async function togglePause(): Promise<void> {
  const { pausedAt } = await workState(await database());
  await setPaused(pausedAt === undefined);
}
