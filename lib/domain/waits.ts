/** Who waited for whom: the stretches that a ticket spent in each status, from creation to a solve. */

import type { WorkSpan } from './spans.ts';
import type { Story } from './story.ts';
import type { TicketStatus } from './ticket.ts';

/** Half-open stretches in the order of time; on hold is a part of the requester's wait. */
export type Waits = { requester: WorkSpan[]; agent: WorkSpan[]; hold: WorkSpan[] };

const waiting: Record<TicketStatus, readonly (keyof Waits)[]> = {
  new: ['requester'],
  open: ['requester'],
  hold: ['requester', 'hold'],
  pending: ['agent'],
  solved: [],
  closed: [],
};

/** A ticket is new until it is said to be something else. Undefined: a change of status at an impossible instant. */
export function waitsOf(
  { events, isImpossible }: Story,
  createdAt: number,
  solvedAt: number,
): Waits | undefined {
  const waits: Waits = { requester: [], agent: [], hold: [] };
  let status: TicketStatus = 'new';
  let from = createdAt;
  for (const event of events) {
    if (event.type !== 'status' || event.at > solvedAt) continue;
    if (isImpossible(event.at)) return undefined;
    if (event.at > from) for (const who of waiting[status]) waits[who].push({ from, to: event.at });
    status = event.to;
    from = event.at;
  }
  return waits;
}
