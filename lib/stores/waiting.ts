/** The tickets that wait for a reply of the agent, the one that misses its limit next at the head. */
import { openDatabase } from '../db/connection.ts';
import { type Deadline, deadlinesOf, type Limits } from '../domain/deadlines.ts';
import type { OpenRow } from '../domain/filing.ts';
import type { MetricId, Moment } from '../domain/metrics/metric.ts';
import type { BusinessClock } from '../domain/schedule.ts';
import { compareIds } from '../domain/timeline.ts';
import { waitingSince } from '../domain/waiting.ts';
import type { TicketKey } from '../domain/work.ts';

/** A ticket that waits for a reply, and since when, epoch ms. */
export type WaitingTicket = TicketKey & { for: 'first-reply' | 'next-reply'; since: number };

export type Waiting = {
  deadlines: Deadline[];
  /** Those that no target sets a limit, the one that has waited longest at the head. */
  unlimited: WaitingTicket[];
  /** What business time is counted on; undefined: no support hours are set. */
  support: BusinessClock | undefined;
};

/** @param channel undefined: tickets of all channels */
export function waitingOf(open: readonly OpenRow[], channel: string | undefined, limits: Limits): Waiting {
  const shown = channel === undefined ? open : open.filter((row) => row.channel === channel);
  const deadlines = deadlinesOf(shown, limits);
  const limited = new Set(deadlines.map(keyOf));
  const unlimited = shown
    .flatMap(({ connection, ticket, for: reply, since }) =>
      reply === undefined || since === undefined ? [] : { connection, ticket, for: reply, since },
    )
    .filter((row) => !limited.has(keyOf(row)))
    .sort((a, b) => a.since - b.since || compareIds(a.ticket, b.ticket));
  return { deadlines, unlimited, support: limits.support };
}

/** Where a metric's clock started for tickets that keep it running; one that was answered meanwhile has no moment. */
export async function readWaitingSince(
  metric: MetricId,
  tickets: readonly TicketKey[],
): Promise<(TicketKey & { since: Moment | undefined })[]> {
  const { store } = (await openDatabase()).transaction('open');
  return Promise.all(
    tickets.map(async ({ connection, ticket }) => {
      const row = await store.get([connection, ticket]);
      return { connection, ticket, since: row && startOf(metric, row) };
    }),
  );
}

function startOf(metric: MetricId, row: OpenRow): Moment | undefined {
  const at = waitingSince(metric, row);
  if (at === undefined) return undefined;
  if (at === row.mineSince) return { what: 'became-mine', at };
  return { what: row.for === 'next-reply' && at === row.since ? 'asked' : 'created', at };
}

function keyOf({ connection, ticket }: TicketKey): string {
  return `${connection} ${ticket}`;
}
