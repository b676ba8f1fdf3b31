/**
 * The team's own words for statuses and complaints, as an adapter asks them. What the team says nothing of is the
 * adapter's to tell.
 */
import type { Meanings } from '../domain/helpdesk-rules.ts';
import type { EventOf, TicketStatus } from '../domain/ticket.ts';

/** What a status comes to, and whether only by the team's word. */
export type StatusMeaning<Status = TicketStatus> = Pick<EventOf<'status'>, 'teamSays'> & { to: Status };

export type TeamWords = {
  hasStatuses: boolean;
  /** @param own what the adapter would make of it */
  statusNamed<Own extends TicketStatus | undefined>(
    name: string,
    own: Own,
  ): StatusMeaning<TicketStatus | Own>;
  /** By what marks a ticket: its tags, its queue. Not asked for where the team names no marks: then it is none. */
  complaintIn(marks: () => readonly unknown[]): { complaint: boolean };
};

export function teamWords({ statuses = {}, complaints = [] }: Meanings): TeamWords {
  const byName = new Map(Object.entries(statuses).map(([name, status]) => [folded(name), status]));
  const marking = new Set(complaints.map(folded));
  return {
    hasStatuses: byName.size > 0,
    statusNamed(name, own) {
      const to: TicketStatus | typeof own = byName.get(folded(name)) ?? own;
      return { to, ...(to !== own && { teamSays: true }) };
    },
    complaintIn: (marks) => ({
      complaint: marking.size > 0 && marks().some((mark) => marking.has(folded(mark))),
    }),
  };
}

/** People write a name as they see it. */
function folded(name: unknown): string {
  return String(name).trim().toLowerCase();
}
