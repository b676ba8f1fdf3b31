/** Whose a ticket is, as its assignments are followed, and whether somebody else gave it to me. */
import type { EventOf, TicketEvent } from './ticket.ts';

/** `given`: the assignment by someone else that began my unbroken ownership. Taking a ticket myself gives none. */
export type Ownership = { owner: string | undefined; given: EventOf<'assignment'> | undefined };

export const unowned: Ownership = { owner: undefined, given: undefined };

/** One event on. */
export function owned(before: Ownership, event: TicketEvent, me: string): Ownership {
  if (event.type !== 'assignment' || event.to === before.owner) return before;
  return { owner: event.to, given: event.to === me && event.by?.id !== me ? event : undefined };
}
