/**
 * Time that a helpdesk itself holds as worked on a ticket, beside the time that was measured: a cross-check. People
 * book what they think is right, so neither is corrected by the other, and none of it enters a figure.
 */
import type { Accounted } from './ticket.ts';

/** Whether there is something to show: where the agent booked nothing, nothing is said of others either. */
export function isBooked(accounted: Accounted | undefined): accounted is Accounted {
  return accounted !== undefined && accounted.mineMs > 0;
}

/** One ticket's handle time, as far as it is known, and what the agent booked on it. */
export type Pair = { measuredMs: number | undefined; accounted: Accounted | undefined };

/** How both add up over the tickets on which both are known. */
export type CrossCheck = { tickets: number; measuredMs: number; bookedMs: number };

/** undefined: there is no such ticket. */
export function crossCheck(pairs: readonly Pair[]): CrossCheck | undefined {
  const sum: CrossCheck = { tickets: 0, measuredMs: 0, bookedMs: 0 };
  for (const { measuredMs, accounted } of pairs) {
    if (measuredMs === undefined || !isBooked(accounted)) continue;
    sum.tickets += 1;
    sum.measuredMs += measuredMs;
    sum.bookedMs += accounted.mineMs;
  }
  return sum.tickets > 0 ? sum : undefined;
}
