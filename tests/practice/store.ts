/**
 * The tickets and their audits, in memory. It knows how Zendesk records what people and rules do; it knows nothing
 * of HTTP. Every write makes one audit, stamped in whole seconds, and ids only ever rise.
 */

import {
  type Audit,
  type AuditDetail,
  type AuditEvent,
  type Author,
  authorId,
  authorVia,
  type Channel,
  commentDetail,
  mergeVia,
  notification,
  plainVia,
  type Score,
  type Status,
  triggerVia,
  type Via,
} from './audit.ts';
import { isAgent } from './people.ts';
import { book, NOTHING_TRACKED, type Tracked } from './time-tracking.ts';

/** What the customer does once an agent has answered. */
export type Habit = 'silent' | 'question' | 'thanks' | 'question-then-thanks' | 'complaint' | 'rates-good';

export interface Ticket {
  id: number;
  createdAt: number;
  updatedAt: number;
  status: Status;
  requesterId: number;
  submitterId: number;
  assigneeId: number | null;
  groupId: number;
  channel: Channel;
  priority: 'low' | 'normal' | 'high' | 'urgent' | null;
  type: 'question' | 'incident' | 'problem' | 'task' | null;
  subject: string;
  tags: string[];
  rating: 'unoffered' | 'offered' | Score;
  mergedInto: number | null;
  habit: Habit;
  /** null: the Time Tracking app is not installed. */
  tracked: Tracked | null;
  audits: Audit[];
}

interface At {
  /** Epoch ms, cut to the second; the store's clock when absent. */
  at?: number;
}

export interface OpenInput extends At {
  requester: number;
  /** Who writes the first message; the requester when absent. */
  by?: Author;
  public?: boolean;
  channel?: Channel;
  subject?: string;
  body?: string;
  priority?: Ticket['priority'];
  type?: Ticket['type'];
  tags?: string[];
  cc?: number[];
  status?: Status;
  assignee?: number | null;
  habit?: Habit;
}

export interface UpdateInput extends At {
  by: Author;
  comment?: { public?: boolean; body?: string };
  status?: Status;
  /** null takes the ticket away from everyone. */
  assignee?: number | null;
  /** What the agent books with the Time Tracking app. */
  spentS?: number;
}

export interface CommentInput extends At {
  by: Author;
  public?: boolean;
  body?: string;
  status?: Status;
  assignee?: number | null;
  spentS?: number;
}

export type AuditListener = (ticket: Ticket, audit: Audit) => void;

export interface Store {
  /** The Time Tracking app is installed. */
  timeTracking: boolean;
  now(): number;
  open(input: OpenInput): number;
  update(id: number, input: UpdateInput): Audit;
  comment(id: number, input: CommentInput): Audit;
  setStatus(id: number, input: At & { by: Author; status: Status }): Audit;
  assign(id: number, input: At & { by: Author; to: number | null }): Audit;
  rate(id: number, input: At & { score: Score; body?: string }): Audit;
  tag(id: number, input: At & { by: Author; add: string[] }): Audit;
  /** Hides an earlier public comment, given by its event id. */
  makePrivate(id: number, input: At & { by: Author; commentId: number }): Audit;
  merge(id: number, input: At & { by: number; into: number }): Audit;
  /** A bot hands the conversation to the human agents. */
  chatHandoff(id: number, input?: At): Audit;
  unknownEvent(id: number, input?: At): Audit;
  /** From here on the customer behaves like this; what was written before stays unanswered. */
  setHabit(id: number, habit: Habit): void;
  ticket(id: number): Ticket | undefined;
  tickets(): readonly Ticket[];
  onAudit(listener: AuditListener): () => void;
}

const FIRST_TICKET_ID = 1001;
const FIRST_AUDIT_ID = 70_001;
const SUPPORT_GROUP_ID = 20;

/** `cut` drops the milliseconds, as every stamp of Zendesk has none. */
const cut = (at: number): number => Math.floor(at / 1000) * 1000;
const idValue = (id: number | null): string | null => (id === null ? null : String(id));

export interface StoreOptions {
  clock?: () => number;
  firstTicket?: number;
  timeTracking?: boolean;
}

export function createStore(options: StoreOptions = {}): Store {
  const { timeTracking = true } = options;
  const clock = options.clock ?? Date.now;
  const tickets = new Map<number, Ticket>();
  const listeners = new Set<AuditListener>();
  let lastTicketId = (options.firstTicket ?? FIRST_TICKET_ID) - 1;
  let lastAuditId = FIRST_AUDIT_ID - 1;

  function find(id: number): Ticket {
    const ticket = tickets.get(id);
    if (!ticket) throw new Error(`There is no ticket ${id}`);
    return ticket;
  }

  function record(
    ticket: Ticket,
    at: number | undefined,
    by: Author,
    via: Via,
    details: AuditDetail[],
  ): Audit {
    const instant = cut(at ?? clock());
    const id = ++lastAuditId;
    const events: AuditEvent[] = details.map((detail) => ({ id: ++lastAuditId, ...detail }));
    const audit: Audit = { id, at: instant, authorId: authorId(by), via, events };
    ticket.audits.push(audit);
    ticket.updatedAt = Math.max(ticket.updatedAt, instant);
    for (const listener of listeners) listener(ticket, audit);
    return audit;
  }

  function open(input: OpenInput): number {
    const by = input.by ?? input.requester;
    const byAgent = typeof by === 'number' && isAgent(by);
    const assignee = input.assignee ?? (byAgent && input.assignee === undefined ? authorId(by) : null);
    const at = cut(input.at ?? clock());
    const isPublic = input.public ?? true;
    const ticket: Ticket = {
      id: ++lastTicketId,
      createdAt: at,
      updatedAt: at,
      status: input.status ?? (assignee === null ? 'new' : 'open'),
      requesterId: input.requester,
      submitterId: typeof by === 'number' ? by : input.requester,
      assigneeId: assignee,
      groupId: SUPPORT_GROUP_ID,
      channel: input.channel ?? (byAgent ? 'web' : 'email'),
      priority: input.priority ?? 'normal',
      type: input.type ?? 'question',
      subject: input.subject ?? 'A question about my order',
      tags: [...(input.tags ?? [])],
      rating: 'unoffered',
      mergedInto: null,
      habit: input.habit ?? 'silent',
      tracked: timeTracking ? NOTHING_TRACKED : null,
      audits: [],
    };
    tickets.set(ticket.id, ticket);
    const body = input.body ?? 'Hello, could you please help me with my order?';
    const via = byAgent ? plainVia(ticket.channel) : authorVia(by, ticket.channel);
    record(ticket, at, by, via, [
      commentDetail(authorId(by), isPublic, body),
      { type: 'Create', field_name: 'subject', value: ticket.subject },
      { type: 'Create', field_name: 'status', value: ticket.status },
      { type: 'Create', field_name: 'priority', value: ticket.priority },
      { type: 'Create', field_name: 'type', value: ticket.type },
      { type: 'Create', field_name: 'requester_id', value: String(ticket.requesterId) },
      { type: 'Create', field_name: 'group_id', value: String(ticket.groupId) },
      ...(assignee === null
        ? []
        : [{ type: 'Create' as const, field_name: 'assignee_id', value: String(assignee) }]),
      ...(input.tags ? [{ type: 'Create' as const, field_name: 'tags', value: [...input.tags] }] : []),
      ...(input.cc ? [{ type: 'Cc' as const, recipients: input.cc, via }] : []),
      ...(isPublic ? [notification('received', ticket.requesterId)] : []),
    ]);
    return ticket.id;
  }

  function update(id: number, input: UpdateInput): Audit {
    const ticket = find(id);
    if (ticket.status === 'closed') throw new Error(`Ticket ${id} is closed`);
    const fromCustomer = typeof input.by === 'number' && !isAgent(input.by);
    const fromRule = typeof input.by !== 'number';
    const details: AuditDetail[] = [];
    const isPublic = input.comment?.public ?? true;
    if (input.comment) {
      details.push(
        commentDetail(authorId(input.by), isPublic, input.comment.body ?? defaultBody(input.by, isPublic)),
      );
    }

    let assignee = input.assignee === undefined ? ticket.assigneeId : input.assignee;
    let status = input.status ?? ticket.status;
    const solvesUnowned = input.status === 'solved' && assignee === null && typeof input.by === 'number';
    if (solvesUnowned && !fromCustomer) assignee = authorId(input.by);
    const answersQuietTicket = ticket.status !== 'new' && ticket.status !== 'open';
    if (fromCustomer && input.comment && input.status === undefined && answersQuietTicket) status = 'open';
    if (status === 'new' && assignee !== null) status = 'open';

    const assigned = assignee !== ticket.assigneeId;
    if (assigned) {
      details.push({
        type: 'Change',
        field_name: 'assignee_id',
        value: idValue(assignee),
        previous_value: idValue(ticket.assigneeId),
      });
      ticket.assigneeId = assignee;
    }
    if (input.spentS !== undefined && ticket.tracked) {
      const booked = book(ticket.tracked, input.spentS);
      ticket.tracked = booked.after;
      details.push(...booked.details);
    }
    const solvedNow = status === 'solved' && ticket.status !== 'solved';
    if (status !== ticket.status) {
      details.push({ type: 'Change', field_name: 'status', value: status, previous_value: ticket.status });
      ticket.status = status;
    }
    if (input.comment && isPublic && !fromCustomer && !fromRule) {
      details.push(notification('commented', ticket.requesterId));
    }
    if (input.comment && fromCustomer && assignee !== null) details.push(notification('answered', assignee));
    if (assigned && assignee !== null) details.push(notification('assigned', assignee));
    if (solvedNow && !ticket.tags.includes('rating_requested')) {
      details.push(tagChange(ticket, ['rating_requested'], triggerVia('solved')));
      if (ticket.rating === 'unoffered') ticket.rating = 'offered';
    }
    return record(ticket, input.at, input.by, authorVia(input.by, ticket.channel), details);
  }

  function comment(id: number, input: CommentInput): Audit {
    const { public: isPublic, body, ...rest } = input;
    return update(id, {
      ...rest,
      comment: {
        ...(isPublic === undefined ? {} : { public: isPublic }),
        ...(body === undefined ? {} : { body }),
      },
    });
  }

  function rate(id: number, input: At & { score: Score; body?: string }): Audit {
    const ticket = find(id);
    const previous = ticket.rating;
    ticket.rating = input.score;
    return record(ticket, input.at, ticket.requesterId, plainVia('web'), [
      {
        type: 'SatisfactionRating',
        score: input.score,
        assignee_id: ticket.assigneeId,
        body: input.body ?? '',
      },
      { type: 'Change', field_name: 'satisfaction_score', value: input.score, previous_value: previous },
    ]);
  }

  function tag(id: number, input: At & { by: Author; add: string[] }): Audit {
    const ticket = find(id);
    const via = authorVia(input.by, ticket.channel);
    return record(ticket, input.at, input.by, via, [tagChange(ticket, input.add)]);
  }

  function makePrivate(id: number, input: At & { by: Author; commentId: number }): Audit {
    const ticket = find(id);
    return record(ticket, input.at, input.by, authorVia(input.by, ticket.channel), [
      { type: 'CommentPrivacyChange', comment_id: input.commentId, public: false },
    ]);
  }

  function merge(id: number, input: At & { by: number; into: number }): Audit {
    const source = find(id);
    const target = find(input.into);
    const previous = source.status;
    source.status = 'closed';
    source.mergedInto = target.id;
    const audit = record(source, input.at, input.by, mergeVia(target.id), [
      commentDetail(input.by, false, `This request was closed and merged into request #${target.id}.`),
      { type: 'Change', field_name: 'status', value: 'closed', previous_value: previous },
      tagChange(source, ['closed_by_merge']),
    ]);
    const via: Via = {
      channel: 'web',
      source: { from: { ticket_ids: [source.id] }, to: {}, rel: 'merge' },
    };
    record(target, input.at, input.by, via, [
      commentDetail(input.by, false, `Request #${source.id} was closed and merged into this request.`),
    ]);
    return audit;
  }

  function chatHandoff(id: number, input: At = {}): Audit {
    const ticket = find(id);
    const conversation = { conversation_id: `practice-${id}`, channel: ticket.channel, history: [] as [] };
    return record(ticket, input.at, 'trigger', plainVia(ticket.channel), [
      { type: 'ChatStartedEvent', value: conversation },
      tagChange(ticket, ['handed_over_by_bot']),
    ]);
  }

  return {
    timeTracking,
    now: clock,
    open,
    update,
    comment,
    setStatus: (id, { by, status, at }) => update(id, { by, status, ...(at === undefined ? {} : { at }) }),
    assign: (id, { by, to, at }) => update(id, { by, assignee: to, ...(at === undefined ? {} : { at }) }),
    rate,
    tag,
    makePrivate,
    merge,
    chatHandoff,
    unknownEvent: (id, input = {}) =>
      record(find(id), input.at, 'trigger', plainVia('api'), [
        { type: 'PracticeUnknownEvent', value: 'A kind of event that no client knows yet' },
      ]),
    setHabit(id, habit) {
      find(id).habit = habit;
    },
    ticket: (id) => tickets.get(id),
    tickets: () => [...tickets.values()],
    onAudit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function tagChange(ticket: Ticket, add: string[], via?: Via): AuditDetail {
  const previous = [...ticket.tags];
  ticket.tags = [...new Set([...ticket.tags, ...add])].sort();
  const change = {
    type: 'Change' as const,
    field_name: 'tags',
    value: ticket.tags,
    previous_value: previous,
  };
  return via ? { ...change, via } : change;
}

function defaultBody(by: Author, isPublic: boolean): string {
  if (typeof by !== 'number') return 'Thank you for your message. We have received your request.';
  if (!isPublic) return 'Checked the order history; the parcel left the warehouse on time.';
  return isAgent(by)
    ? 'Thank you for writing in. I have looked into this for you.'
    : 'Thank you. There is one more thing I would like to know.';
}
