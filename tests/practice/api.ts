/** The `/api/v2` paths: GETs for whoever is signed in, and the one PUT with which the practice page writes. */

import { STATUSES, type Status } from './audit.ts';
import { pageNumber, readPage } from './paging.ts';
import type { Person } from './people.ts';
import { searchTickets, sortTickets } from './search.ts';
import type { Store, Ticket, UpdateInput } from './store.ts';
import { ticketMetrics } from './ticket-metrics.ts';
import { secondsIn, ticketFieldsJson } from './time-tracking.ts';
import { auditJson, metricsJson, NOBODY, ticketJson, userJson, usersIn } from './wire.ts';

export interface ApiRequest {
  method: string;
  /** With the origin that the client itself used; links begin with it. */
  url: URL;
  body: unknown;
  agent: Person | null;
  fromPage: boolean;
}

export interface Answer {
  status: number;
  body: unknown;
}

const SEARCH_LIMIT = 1000;
const TICKET_PATH = /^\/api\/v2\/tickets\/(\d+)(?:\/(audits|metrics))?(?:\.json)?$/;

const notFound: Answer = { status: 404, body: { error: 'RecordNotFound', description: 'Not found' } };
const refused = (status: number, description: string): Answer => ({
  status,
  body: { error: status === 403 ? 'Forbidden' : 'RecordInvalid', description },
});

export function answerApi(store: Store, request: ApiRequest, pageSize: number): Answer {
  const { agent, url } = request;
  const { origin } = url;
  const path = url.pathname;
  if (request.method === 'PUT') return write(store, request);
  if (request.method !== 'GET')
    return refused(403, 'The practice helpdesk answers GET, and PUT of its own page');

  if (path === '/api/v2/users/me.json' || path === '/api/v2/users/me') {
    return { status: 200, body: { user: agent ? userJson(agent, origin) : NOBODY } };
  }
  if (!agent) return { status: 401, body: { error: "Couldn't authenticate you" } };

  if (path.startsWith('/api/v2/search')) return search(store, request, agent, pageSize);
  if (path === '/api/v2/ticket_fields.json') {
    const page = readPage(ticketFieldsJson(store.timeTracking), url, pageSize);
    return { status: 200, body: { ticket_fields: page.items, ...page.envelope } };
  }
  if (path === '/api/v2/tickets.json') {
    const page = readPage(store.tickets(), url, pageSize);
    return {
      status: 200,
      body: { tickets: page.items.map((each) => ticketJson(each, origin)), ...page.envelope },
    };
  }

  const [, id, part] = path.match(TICKET_PATH) ?? [];
  const ticket = id === undefined ? undefined : store.ticket(Number(id));
  if (!ticket) return notFound;
  if (part === 'audits') return audits(ticket, request, pageSize);
  if (part === 'metrics') {
    return {
      status: 200,
      body: { ticket_metric: metricsJson(ticket, ticketMetrics(ticket, store.now())) },
    };
  }
  return { status: 200, body: { ticket: ticketJson(ticket, origin) } };
}

function audits(ticket: Ticket, { url }: ApiRequest, pageSize: number): Answer {
  const page = readPage(ticket.audits, url, pageSize);
  const withUsers = (url.searchParams.get('include') ?? '').split(',').includes('users');
  return {
    status: 200,
    body: {
      audits: page.items.map((audit) => auditJson(ticket, audit)),
      ...(withUsers ? { users: usersIn(ticket, page.items, url.origin) } : {}),
      ...page.envelope,
    },
  };
}

function search(store: Store, { url }: ApiRequest, agent: Person, pageSize: number): Answer {
  const isExport = url.pathname.startsWith('/api/v2/search/export');
  if (!isExport && pageNumber(url, pageSize) * pageSize > SEARCH_LIMIT) {
    return refused(422, 'Invalid search: Requested response size was greater than Search Response Limits');
  }
  const found = sortTickets(
    searchTickets(store.tickets(), url.searchParams.get('query') ?? '', agent.id, store.now()),
    url.searchParams.get('sort_by') ?? 'created_at',
    url.searchParams.get('sort_order') ?? 'desc',
  );
  const page = readPage(found, url, pageSize);
  return {
    status: 200,
    body: {
      results: page.items.map((ticket) => ({ ...ticketJson(ticket, url.origin), result_type: 'ticket' })),
      facets: null,
      ...page.envelope,
    },
  };
}

function write(store: Store, request: ApiRequest): Answer {
  if (!request.agent) return { status: 401, body: { error: "Couldn't authenticate you" } };
  if (!request.fromPage) return refused(403, 'Only the practice page itself may write');
  const [, id] = request.url.pathname.match(TICKET_PATH) ?? [];
  const ticket = id === undefined ? undefined : store.ticket(Number(id));
  if (!ticket) return notFound;
  if (ticket.status === 'closed') return refused(422, 'A closed ticket takes no more changes');
  const input = readUpdate(request.body, ticket, request.agent.id);
  if (!input) return refused(422, 'Nothing to change');
  const audit = store.update(ticket.id, input);
  return {
    status: 200,
    body: { ticket: ticketJson(ticket, request.url.origin), audit: auditJson(ticket, audit) },
  };
}

/** An unowned ticket becomes the agent's own with their public reply or their solve. */
function readUpdate(body: unknown, ticket: Ticket, agentId: number): UpdateInput | null {
  const change = field(body, 'ticket');
  const input: UpdateInput = { by: agentId };
  const text = field(field(change, 'comment'), 'body');
  const isPublic = field(field(change, 'comment'), 'public') !== false;
  if (typeof text === 'string' && text.trim() !== '') input.comment = { body: text.trim(), public: isPublic };
  const status = field(change, 'status');
  if (isStatus(status)) input.status = status;
  const spentS = secondsIn(field(change, 'custom_fields'));
  if (spentS !== undefined) input.spentS = spentS;
  const assignee = field(change, 'assignee_id');
  if (typeof assignee === 'number' || assignee === null) input.assignee = assignee;
  else if (ticket.assigneeId === null && ((input.comment && isPublic) || status === 'solved')) {
    input.assignee = agentId;
  }
  const changesNothing =
    !input.comment && input.assignee === undefined && (input.status ?? ticket.status) === ticket.status;
  return changesNothing ? null : input;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function isStatus(value: unknown): value is Status {
  return typeof value === 'string' && (STATUSES as readonly string[]).includes(value);
}
