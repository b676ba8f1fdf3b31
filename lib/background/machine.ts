/** Tells the work machine when nobody is at the computer; a bonus: the pages' silence gives the same a little later. */
import { filingState } from '../db/filing.ts';
import { defaultDefinitions } from '../domain/definitions.ts';
import { type MachineState, watchMachineAfter } from '../platform/idle.ts';
import { database } from './connections.ts';
import { recordEvent } from './work-recorder.ts';

/** To be called at every start, and when the idle limit changes: the browser forgets it with the worker. */
export async function watchMachine(): Promise<void> {
  watchMachineAfter(await idleLimitMs());
}

/** That somebody is there again is told by the page that they look at. */
export async function recordMachineState(state: MachineState, at: number): Promise<void> {
  if (state === 'locked') await recordEvent({ type: 'locked', at });
  if (state === 'idle') await recordEvent({ type: 'idle', at, inputAt: at - (await idleLimitMs()) });
}

async function idleLimitMs(): Promise<number> {
  const filing = await filingState(await database());
  return (filing?.now.definitions ?? defaultDefinitions('UTC')).idleLimitMs;
}
