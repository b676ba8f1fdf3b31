/** The tickets that wait for a reply of the agent, the one that misses its limit next at the head. */
import { type Deadline, deadlinesOf, type Limits } from '../domain/deadlines.ts';
import type { OpenRow } from '../domain/filing.ts';
import type { BusinessClock } from '../domain/schedule.ts';

export type Waiting = {
  deadlines: Deadline[];
  /** Tickets that wait for a reply, and that no target sets a limit. */
  unlimited: number;
  /** What business time is counted on; undefined: no support hours are set. */
  support: BusinessClock | undefined;
};

/** @param channel undefined: tickets of all channels */
export function waitingOf(open: readonly OpenRow[], channel: string | undefined, limits: Limits): Waiting {
  const waiting = open.filter(
    (row) => row.for !== undefined && (channel === undefined || row.channel === channel),
  );
  const deadlines = deadlinesOf(waiting, limits);
  return { deadlines, unlimited: waiting.length - deadlines.length, support: limits.support };
}
