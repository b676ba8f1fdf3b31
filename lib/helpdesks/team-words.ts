/**
 * The team's own words for statuses and complaints, as an adapter asks them. What the team says nothing of is the
 * adapter's to tell.
 */
import type { Meanings } from '../domain/helpdesk-rules.ts';
import type { TicketStatus } from '../domain/ticket.ts';

export type TeamWords = {
  hasStatuses: boolean;
  statusNamed(name: string): TicketStatus | undefined;
  /** By what marks a ticket: its tags, its queue. Not asked for, and nothing, where the team names no marks. */
  complaintIn(marks: () => readonly unknown[]): { complaint?: boolean };
};

export function teamWords({ statuses = {}, complaints }: Meanings): TeamWords {
  const byName = new Map(Object.entries(statuses).map(([name, status]) => [folded(name), status]));
  const marking = complaints && new Set(complaints.map(folded));
  return {
    hasStatuses: byName.size > 0,
    statusNamed: (name) => byName.get(folded(name)),
    complaintIn: (marks) => (marking ? { complaint: marks().some((mark) => marking.has(folded(mark))) } : {}),
  };
}

/** People write a name as they see it. */
function folded(name: unknown): string {
  return String(name).trim().toLowerCase();
}
