/** The figures that Zendesk itself keeps of a ticket, worked out from its audits; the account has no schedule. */

import type { Status } from './audit.ts';
import { isAgent } from './people.ts';
import type { Ticket } from './store.ts';

export interface TicketMetrics {
  reopens: number;
  replies: number;
  assigneeStations: number;
  firstReplyMs: number | null;
  firstResolutionMs: number | null;
  fullResolutionMs: number | null;
  requesterWaitMs: number;
  agentWaitMs: number;
  onHoldMs: number;
  initiallyAssignedAt: number | null;
  assignedAt: number | null;
  solvedAt: number | null;
  statusUpdatedAt: number;
}

export function ticketMetrics(ticket: Ticket, now: number): TicketMetrics {
  const spent: Record<Status, number> = { new: 0, open: 0, pending: 0, hold: 0, solved: 0, closed: 0 };
  const metrics: TicketMetrics = {
    reopens: 0,
    replies: 0,
    assigneeStations: 0,
    firstReplyMs: null,
    firstResolutionMs: null,
    fullResolutionMs: null,
    requesterWaitMs: 0,
    agentWaitMs: 0,
    onHoldMs: 0,
    initiallyAssignedAt: null,
    assignedAt: null,
    solvedAt: null,
    statusUpdatedAt: ticket.createdAt,
  };
  let status: Status = 'new';

  for (const { at, authorId, events } of ticket.audits) {
    for (const event of events) {
      if (event.type === 'Comment' && event.public && isAgent(authorId) && at > ticket.createdAt) {
        metrics.replies += 1;
        metrics.firstReplyMs ??= at - ticket.createdAt;
      }
      if (event.type !== 'Create' && event.type !== 'Change') continue;
      if (event.field_name === 'assignee_id' && event.value !== null) {
        metrics.assigneeStations += 1;
        metrics.initiallyAssignedAt ??= at;
        metrics.assignedAt = at;
      }
      if (event.field_name === 'status') {
        const next = event.value as Status;
        spent[status] += at - metrics.statusUpdatedAt;
        if (status === 'solved' && next !== 'closed') metrics.reopens += 1;
        if (next === 'solved') {
          metrics.firstResolutionMs ??= at - ticket.createdAt;
          metrics.solvedAt = at;
        }
        status = next;
        metrics.statusUpdatedAt = at;
      }
    }
  }

  spent[status] += Math.max(0, now - metrics.statusUpdatedAt);
  if (ticket.status !== 'solved' && ticket.status !== 'closed') metrics.solvedAt = null;
  metrics.fullResolutionMs = metrics.solvedAt === null ? null : metrics.solvedAt - ticket.createdAt;
  metrics.requesterWaitMs = spent.new + spent.open + spent.hold;
  metrics.agentWaitMs = spent.pending;
  metrics.onHoldMs = spent.hold;
  return metrics;
}
