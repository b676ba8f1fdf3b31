/** Tickets, audits, and people in the words of Zendesk's JSON. */

import type { Audit } from './audit.ts';
import { findPerson, type Person } from './people.ts';
import type { Ticket } from './store.ts';
import type { TicketMetrics } from './ticket-metrics.ts';
import { customFieldsJson } from './time-tracking.ts';

const CUSTOM_STATUS_IDS = { new: 1, open: 2, pending: 3, hold: 6, solved: 4, closed: 5 } as const;

export function isoSeconds(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const isoOrNull = (at: number | null): string | null => (at === null ? null : isoSeconds(at));

export function ticketJson(ticket: Ticket, origin: string): Record<string, unknown> {
  return {
    url: `${origin}/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: null,
    via: ticket.audits[0]?.via ?? { channel: ticket.channel },
    created_at: isoSeconds(ticket.createdAt),
    updated_at: isoSeconds(ticket.updatedAt),
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: firstBody(ticket),
    priority: ticket.priority,
    status: ticket.status,
    custom_status_id: CUSTOM_STATUS_IDS[ticket.status],
    recipient: null,
    requester_id: ticket.requesterId,
    submitter_id: ticket.submitterId,
    assignee_id: ticket.assigneeId,
    organization_id: null,
    group_id: ticket.groupId,
    collaborator_ids: [],
    follower_ids: [],
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: ticket.tags,
    custom_fields: ticket.tracked ? customFieldsJson(ticket.tracked) : [],
    satisfaction_rating: { score: ticket.rating },
    allow_channelback: false,
    followup_ids: [],
  };
}

function firstBody(ticket: Ticket): string {
  const first = ticket.audits[0]?.events.find((event) => event.type === 'Comment');
  return first?.type === 'Comment' ? first.body : '';
}

export function auditJson(ticket: Ticket, audit: Audit): Record<string, unknown> {
  return {
    id: audit.id,
    ticket_id: ticket.id,
    created_at: isoSeconds(audit.at),
    author_id: audit.authorId,
    metadata: {
      system: { client: 'Practice browser', ip_address: '203.0.113.7', location: 'Berlin, Germany' },
      custom: {},
    },
    events: audit.events,
    via: audit.via,
  };
}

export function userJson(person: Person, origin: string): Record<string, unknown> {
  return {
    id: person.id,
    url: `${origin}/api/v2/users/${person.id}.json`,
    name: person.name,
    email: person.email,
    created_at: '2024-05-06T07:08:09Z',
    time_zone: person.timeZone,
    iana_time_zone: person.timeZone,
    locale: 'en-US',
    role: person.role,
    verified: true,
    active: true,
    phone: null,
  };
}

export const NOBODY = { id: null, name: 'Anonymous user', email: null, role: 'end-user', locale: 'en-US' };

/** Everyone whom these audits name, for `include=users`. */
export function usersIn(ticket: Ticket, audits: readonly Audit[], origin: string): Record<string, unknown>[] {
  const ids = new Set([ticket.requesterId]);
  for (const audit of audits) {
    ids.add(audit.authorId);
    for (const event of audit.events) if (event.type === 'Comment') ids.add(event.author_id);
  }
  return [...ids].flatMap((id) => {
    const person = findPerson(id);
    return person ? [userJson(person, origin)] : [];
  });
}

export function metricsJson(ticket: Ticket, metrics: TicketMetrics): Record<string, unknown> {
  return {
    id: ticket.id + 500_000,
    ticket_id: ticket.id,
    created_at: isoSeconds(ticket.createdAt),
    updated_at: isoSeconds(ticket.updatedAt),
    group_stations: 1,
    assignee_stations: metrics.assigneeStations,
    reopens: metrics.reopens,
    replies: metrics.replies,
    assignee_updated_at: isoOrNull(metrics.assignedAt),
    status_updated_at: isoSeconds(metrics.statusUpdatedAt),
    initially_assigned_at: isoOrNull(metrics.initiallyAssignedAt),
    assigned_at: isoOrNull(metrics.assignedAt),
    solved_at: isoOrNull(metrics.solvedAt),
    latest_comment_added_at: isoSeconds(lastCommentAt(ticket)),
    reply_time_in_minutes: minutes(ticket.channel === 'native_messaging' ? null : metrics.firstReplyMs),
    reply_time_in_seconds: {
      calendar: metrics.firstReplyMs === null ? null : metrics.firstReplyMs / 1000,
    },
    first_resolution_time_in_minutes: minutes(metrics.firstResolutionMs),
    full_resolution_time_in_minutes: minutes(metrics.fullResolutionMs),
    requester_wait_time_in_minutes: minutes(metrics.requesterWaitMs),
    agent_wait_time_in_minutes: minutes(metrics.agentWaitMs),
    on_hold_time_in_minutes: minutes(metrics.onHoldMs),
  };
}

function minutes(durationMs: number | null): { calendar: number | null; business: number | null } {
  const whole = durationMs === null ? null : Math.floor(durationMs / 60_000);
  return { calendar: whole, business: whole };
}

function lastCommentAt(ticket: Ticket): number {
  const audit = ticket.audits.findLast(({ events }) => events.some((event) => event.type === 'Comment'));
  return audit?.at ?? ticket.createdAt;
}
