/** The ticket that the work is on, its time so far, and what is being counted. */
import { countedMs, countedWork, overruled, type Work, withProven } from './counted-work.ts';
import type { Definitions } from './definitions.ts';
import { lengthMs } from './spans.ts';
import { isOf, limitsOf, provenWork, type TicketKey, type WorkState } from './work.ts';

/** `resting`: no input since. `waiting`: for the agent to come back to the ticket. Instants are epoch ms. */
export type Doing = { state: 'counting' | 'waiting' } | { state: 'resting' | 'paused'; since: number };

/** `handleMs`: proven until `at` (epoch ms); while it is counting it grows. */
export type TicketTime = { handleMs: number; elsewhereMs: number; at: number; doing: Doing };

const nothing: Work = { spans: [] };

/** The one that is worked on, or that was left for what is no ticket. */
export function ticketInWork({ open, left }: WorkState): TicketKey | undefined {
  const place = open ?? left;
  return place && { connection: place.connection, ticket: place.ticket };
}

/** @param work what is stored of the ticket; undefined: nothing is */
export function timeOn(
  key: TicketKey,
  work: Work = nothing,
  state: WorkState,
  definitions: Definitions,
  at: number,
): TicketTime {
  const isOpen = state.open !== undefined && isOf(state.open, key);
  const proven = provenWork(state, key, at, limitsOf(definitions));
  const now = withProven(work, proven);
  return {
    handleMs: countedMs(countedWork(now, definitions)),
    elsewhereMs: lengthMs(overruled(now.elsewhere ?? [], now.corrections).kept),
    at,
    doing: doingOf(state, isOpen, proven.spans.at(-1)?.to === at),
  };
}

function doingOf({ open, pausedAt, restedAt }: WorkState, isOpen: boolean, isProven: boolean): Doing {
  if (pausedAt !== undefined) return { state: 'paused', since: pausedAt };
  if (isProven) return { state: 'counting' };
  if (isOpen && open) return { state: 'resting', since: open.inputAt };
  if (restedAt !== undefined) return { state: 'resting', since: restedAt };
  return { state: 'waiting' };
}
