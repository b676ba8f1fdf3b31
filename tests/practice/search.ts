/** The part of Zendesk's search language that asks for tickets: `type:ticket assignee:me updated>2026-02-01`. */

import { STATUSES, type Status } from './audit.ts';
import { AGENTS, isAgentLogin } from './people.ts';
import type { Ticket } from './store.ts';
import { ticketMetrics } from './ticket-metrics.ts';

type Operator = ':' | '<' | '>' | '<=' | '>=';
type Condition = { field: string; operator: Operator; value: string };

const CONDITION = /(\w+)(<=|>=|:|<|>)("[^"]*"|\S+)/g;
const DAY_MS = 86_400_000;

export function searchTickets(
  tickets: readonly Ticket[],
  query: string,
  viewerId: number,
  now: number,
): Ticket[] {
  const conditions = [...query.matchAll(CONDITION)].map(
    ([, field = '', operator = ':', value = '']): Condition => ({
      field,
      operator: operator as Operator,
      value: value.replaceAll('"', ''),
    }),
  );
  return tickets.filter((ticket) => conditions.every((each) => matches(ticket, each, viewerId, now)));
}

export function sortTickets(tickets: Ticket[], sortBy: string, order: string): Ticket[] {
  const key = (ticket: Ticket): number => {
    if (sortBy === 'created_at') return ticket.createdAt;
    if (sortBy === 'status') return STATUSES.indexOf(ticket.status);
    return ticket.updatedAt;
  };
  const sign = order === 'asc' ? 1 : -1;
  return tickets.toSorted((a, b) => sign * (key(a) - key(b) || a.id - b.id));
}

function matches(
  ticket: Ticket,
  { field, operator, value }: Condition,
  viewerId: number,
  now: number,
): boolean {
  switch (field) {
    case 'type':
      return value === 'ticket' || ticket.type === value;
    case 'assignee':
      return value === 'none' ? ticket.assigneeId === null : ticket.assigneeId === personId(value, viewerId);
    case 'requester':
      return ticket.requesterId === personId(value, viewerId);
    case 'submitter':
      return ticket.submitterId === personId(value, viewerId);
    case 'commenter': {
      const id = personId(value, viewerId);
      return ticket.audits.some(({ events }) =>
        events.some((event) => event.type === 'Comment' && event.author_id === id),
      );
    }
    case 'status':
      return compare(STATUSES.indexOf(ticket.status), operator, STATUSES.indexOf(value as Status));
    case 'tags':
      return ticket.tags.includes(value);
    case 'created':
      return matchesInstant(ticket.createdAt, operator, value);
    case 'updated':
      return matchesInstant(ticket.updatedAt, operator, value);
    case 'solved': {
      const solvedAt = ticketMetrics(ticket, now).solvedAt;
      return solvedAt !== null && matchesInstant(solvedAt, operator, value);
    }
    default:
      return true;
  }
}

function personId(value: string, viewerId: number): number {
  if (value === 'me') return viewerId;
  return isAgentLogin(value) ? AGENTS[value].id : Number(value);
}

/** A bare date stands for the whole day: `>` begins after its last second. */
function matchesInstant(at: number, operator: Operator, value: string): boolean {
  const isDate = /^\d{4}-\d\d-\d\d$/.test(value);
  const from = Date.parse(isDate ? `${value}T00:00:00Z` : value);
  const to = isDate ? from + DAY_MS - 1000 : from;
  if (operator === ':') return at >= from && at <= to;
  return compare(at, operator, operator === '>' || operator === '<=' ? to : from);
}

function compare(left: number, operator: Operator, right: number): boolean {
  if (operator === ':') return left === right;
  if (operator === '<') return left < right;
  if (operator === '>') return left > right;
  return operator === '<=' ? left <= right : left >= right;
}
