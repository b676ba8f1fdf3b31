/** Truth beside measurement. */
import type { TicketName } from './diary.ts';

/** One ticket of a play. */
export type Row = { ticket: TicketName; truthMs: number; measuredMs: number };

/** Within 2 s, or 1 % of what is long. */
export function toleranceMs(truthMs: number): number {
  return Math.max(2_000, truthMs / 100);
}

export function isWithin({ truthMs, measuredMs }: Row): boolean {
  return Math.abs(measuredMs - truthMs) <= toleranceMs(truthMs);
}

/** Every ticket that was worked on or counted. */
export function rowsOf(
  truth: ReadonlyMap<TicketName, number>,
  before: ReadonlyMap<TicketName, number>,
  after: ReadonlyMap<TicketName, number>,
): Row[] {
  const counted = [...after].filter(([ticket, ms]) => ms !== (before.get(ticket) ?? 0));
  const tickets = new Set([...truth.keys(), ...counted.map(([ticket]) => ticket)]);
  return [...tickets].map((ticket) => ({
    ticket,
    truthMs: truth.get(ticket) ?? 0,
    measuredMs: (after.get(ticket) ?? 0) - (before.get(ticket) ?? 0),
  }));
}
