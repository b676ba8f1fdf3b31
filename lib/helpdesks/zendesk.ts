/**
 * Zendesk Support: `/api/v2` with the session's cookie. All events come from the ticket's audits, in cursor pages
 * (older accounts: numbered pages); an audit's events bear the audit's instant.
 * By hand: https://{account}.zendesk.com/agent/tickets/1
 */
import type { Actor, TicketEvent } from '../domain/ticket.ts';
import { type Adapter, findUnknown, isPassing, type Page, type Person, Unreadable } from './adapter.ts';
import { Shape } from './shape.ts';
import { nextPage } from './zendesk-paging.ts';
import { type CustomStatuses, readCustomStatuses, statusIn } from './zendesk-statuses.ts';
import { readAccounted } from './zendesk-time-tracking.ts';

const pageSize = 100;
const maxPages = 6;
const systemId = '-1';

/** What is read, and what is known to say nothing of who replied, who owns the ticket or how it stands. */
const knownTypes = new Set([
  ...['Comment', 'VoiceComment', 'CommentPrivacyChange', 'Create', 'Change', 'SatisfactionRating'],
  ...['Notification', 'NotificationWithCcs', 'Cc', 'FollowerNotification', 'Error', 'External', 'Push'],
  ...['LogMeInTranscript', 'TicketSharingEvent', 'OrganizationActivity', 'AgentMacroReference'],
  ...['CommentRedactionEvent', 'AttachmentRedactionEvent', 'ChatStartedEvent', 'ChatEndedEvent'],
]);

const rolesAtZendesk: Partial<Record<string, Actor['role']>> = {
  'end-user': 'customer',
  agent: 'agent',
  admin: 'agent',
};

export const zendesk: Adapter = {
  id: 'zendesk',
  // The API notes nobody as a viewer: that is a channel of the agent workspace alone.
  quietGet: true,

  ticketIn({ pathname }) {
    const ticket = /^\/agent\/tickets\/(\d+)(?:\/|$)/.exec(pathname)?.[1];
    return ticket === undefined ? undefined : { ticket };
  },

  async read({ ticket: id }, page) {
    const viewer = await page.once('viewer', () => readViewer(page));
    const [ticket, audits, custom] = await Promise.all([
      page.once(`ticket ${id}`, () => readHeader(id, page)),
      readAudits(id, page),
      readCustomStatuses(page),
    ]);
    const { events, complete } = eventsOf(ticket, audits, custom);
    const { channel, requester } = ticket;
    const priority = presentOf('priority', ticket, audits);
    return {
      ...(viewer === undefined ? { agents: audits.agents } : { viewer: { id: viewer } }),
      events,
      complete: complete && audits.complete,
      precision: 'second',
      ...(channel !== undefined && { channel }),
      ...(!priority.isAbsent && { priority: priority.text() }),
      requester,
      ...(viewer !== undefined && audits.complete && (await readAccounted(audits.list, viewer, page))),
      ...page.words.complaintIn(() => marksOf(ticket, audits)),
      ...findUnknown(
        allEvents(audits).map((event) => event.at('type').text()),
        knownTypes,
      ),
      ...(audits.cutShort && { cutShort: audits.cutShort }),
    };
  },
};

/** Undefined: this account does not say who is signed in. */
async function readViewer(page: Page): Promise<string | undefined> {
  const answer = await page.getJson('/api/v2/users/me.json').catch((error: unknown) => {
    if (error instanceof Unreadable && error.reason === 'no-permission') return undefined;
    throw error;
  });
  if (answer === undefined) return undefined;
  const me = new Shape(answer, 'me').at('user').at('id');
  if (me.isAbsent) throw new Unreadable('logged-out');
  return me.id();
}

/** Fields that are told as they were when the page first read the ticket, and anew by each change of them. */
type Changing = 'priority' | 'tags' | 'type';

/** What of a ticket hardly ever changes; its statuses and assignees, and all that changes later, the audits tell. */
type Header = {
  createdAt: number;
  requester: string;
  submitter: string;
  channel: string | undefined;
} & Record<Changing, Shape>;

async function readHeader(id: string, page: Page): Promise<Header> {
  const ticket = new Shape(await page.getJson(`/api/v2/tickets/${id}.json`), 'answer').at('ticket');
  const channel = ticket.at('via').at('channel');
  const requester = ticket.at('requester_id').id();
  const submitter = ticket.at('submitter_id');
  return {
    createdAt: ticket.at('created_at').instant(),
    requester,
    submitter: submitter.isAbsent ? requester : submitter.id(),
    channel: channel.isAbsent ? undefined : channel.text(),
    priority: ticket.at('priority'),
    tags: ticket.at('tags'),
    type: ticket.at('type'),
  };
}

type Audits = {
  list: Shape[];
  roles: Map<string, Actor['role']>;
  agents: Person[];
  complete: boolean;
  cutShort?: Unreadable;
};

async function readAudits(id: string, page: Page): Promise<Audits> {
  const audits: Audits = { list: [], roles: new Map(), agents: [], complete: false };
  let path: string | undefined = `/api/v2/tickets/${id}/audits.json?page[size]=${pageSize}&include=users`;
  for (let number = 1; path !== undefined && number <= maxPages; number += 1) {
    let answer: Shape;
    try {
      answer = new Shape(await page.getJson(path), `audits page ${number}`);
    } catch (error) {
      if (number > 1 && isPassing(error)) return { ...audits, cutShort: error };
      throw error;
    }
    audits.list.push(...answer.at('audits').list());
    for (const user of answer.at('users').list()) {
      const role = rolesAtZendesk[user.at('role').text()];
      const id = user.at('id').id();
      if (role === 'agent' && !audits.roles.has(id)) audits.agents.push({ id, name: nameOf(user) });
      if (role) audits.roles.set(id, role);
    }
    path = nextPage(answer);
  }
  return { ...audits, complete: path === undefined };
}

function nameOf(user: Shape): string {
  const name = user.at('name');
  return name.isAbsent ? user.at('id').id() : name.text();
}

function allEvents({ list }: Audits): Shape[] {
  return list.flatMap((audit) => audit.at('events').list());
}

function marksOf(ticket: Header, audits: Audits): string[] {
  return (['tags', 'type'] as const).flatMap((field) => wordsIn(presentOf(field, ticket, audits).value));
}

/** As the last change left it. Audits that are cut short do not tell which was the last. */
function presentOf(field: Changing, ticket: Header, audits: Audits): Shape {
  const changes = audits.complete ? allEvents(audits) : [];
  return changes.findLast((event) => event.at('field_name').value === field)?.at('value') ?? ticket[field];
}

/** Tags stand in a list or, in older audits, in one text. */
function wordsIn(value: unknown): string[] {
  return Array.isArray(value) ? value : String(value ?? '').split(' ');
}

function eventsOf(
  ticket: Header,
  { list, roles }: Audits,
  custom: CustomStatuses,
): { events: TicketEvent[]; complete: boolean } {
  const events: TicketEvent[] = [];
  const madePrivate = new Set<string>();
  let complete = true;

  const actorOf = (id: string): Actor | undefined => {
    if (id === systemId) return { role: 'system', id };
    const role = id === ticket.requester ? 'customer' : roles.get(id);
    return role && { role, id };
  };

  for (const audit of list) {
    const at = audit.at('created_at').instant();
    const author = audit.at('author_id').id();
    for (const event of audit.at('events').list()) {
      const rel = relOf(event) ?? relOf(audit);
      const isRule = rel === 'trigger' || rel === 'automation';
      const by = actorOf(isRule ? systemId : author);
      const base = { id: event.at('id').id(), at };
      const type = event.at('type').text();
      // The messages of a chat stand inside its events, in a shape that is not documented.
      if (type.startsWith('Chat')) complete = false;
      switch (type) {
        case 'Comment':
        case 'VoiceComment': {
          const writer = event.at('author_id');
          const writtenBy = isRule || writer.isAbsent ? by : actorOf(writer.id());
          const isPublic = event.at('public').boolean();
          if (writtenBy) events.push({ ...base, type: 'message', by: writtenBy, public: isPublic });
          else complete = false;
          break;
        }
        case 'CommentPrivacyChange':
          if (!event.at('public').boolean()) madePrivate.add(event.at('comment_id').id());
          break;
        case 'Create':
        case 'Change': {
          const change = changeOf(event, base, by, () => statusIn(event, audit, custom));
          if (change === 'unknown') complete = false;
          else if (change) events.push(change);
          if (rel === 'merge' && isClosedByMerge(event)) {
            events.push({ id: `${base.id}.merge`, at, type: 'merge', into: mergedInto(audit) });
          }
          break;
        }
        case 'SatisfactionRating': {
          const score = event.at('score').text();
          if (score === 'good' || score === 'bad') {
            events.push({ ...base, type: 'rating', score: score === 'good' ? 1 : 0, scale: [0, 1] });
          }
        }
      }
    }
  }
  const messages = events.map((event) =>
    event.type === 'message' && madePrivate.has(event.id) ? { ...event, public: false } : event,
  );
  return { events: [createdEvent(ticket, messages, roles), ...messages], complete };
}

function changeOf(
  event: Shape,
  base: { id: string; at: number },
  by: Actor | undefined,
  status: () => ReturnType<typeof statusIn>,
): TicketEvent | 'unknown' | undefined {
  const value = event.at('value');
  switch (event.at('field_name').value) {
    case 'status':
    case 'custom_status_id': {
      const meaning = status();
      return meaning && meaning !== 'unknown'
        ? { ...base, type: 'status', ...meaning, ...(by && { by }) }
        : meaning;
    }
    case 'assignee_id':
      return { ...base, type: 'assignment', ...(by && { by }), ...(!value.isAbsent && { to: value.id() }) };
    default:
      return undefined;
  }
}

/** An agent opened it when an agent wrote its first comment, or submitted it in the requester's name. */
function createdEvent(ticket: Header, events: TicketEvent[], roles: Audits['roles']): TicketEvent {
  const { createdAt: at, requester, submitter } = ticket;
  const first = events.find((event) => event.type === 'message');
  const by: Actor =
    first?.by.role === 'agent' && first.at === at
      ? first.by
      : submitter === requester
        ? { role: 'customer', id: requester }
        : { role: roles.get(submitter) ?? 'agent', id: submitter };
  return { id: 'created', at, type: 'created', by };
}

/** What brought an audit, or one event of it, about: rules act within the audits of people. */
function relOf(auditOrEvent: Shape): unknown {
  const via = auditOrEvent.at('via');
  if (via.isAbsent) return undefined;
  const source = via.at('source');
  return source.isAbsent ? undefined : source.at('rel').value;
}

function isClosedByMerge(event: Shape): boolean {
  const isOfTags = event.at('field_name').value === 'tags';
  return isOfTags && wordsIn(event.at('value').value).includes('closed_by_merge');
}

/** The target is named in the audit of some accounts only; that the ticket was merged away is what counts. */
function mergedInto(audit: Shape): string {
  const to = audit.at('via').at('source').at('to');
  const target = to.isAbsent ? undefined : to.at('ticket_id');
  return target && !target.isAbsent ? target.id() : 'unknown';
}
