/** Counting is off until the agent switches it on again, over every restart. */
import { workState } from '../db/tickets.ts';
import { now } from '../platform/clock.ts';
import { database } from './connections.ts';
import { recordEvent } from './work-recorder.ts';

export function setPaused(isPaused: boolean): Promise<void> {
  return recordEvent({ type: isPaused ? 'paused' : 'resumed', at: now() });
}

export async function togglePause(): Promise<void> {
  const { pausedAt } = await workState(await database());
  await setPaused(pausedAt === undefined);
}
