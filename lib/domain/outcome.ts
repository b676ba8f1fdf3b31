/**
 * From a ticket's timeline and the work on it to everything that a metric may ask, for one agent ("me").
 * Pure: no clock, no zone. What cannot be known is a reason, never a zero.
 */
import type { Definitions } from './definitions.ts';
import type { Actor, EventOf, TicketEvent } from './ticket.ts';
import type { WorkSpan } from './work.ts';

export const reasonCodes = [
  'merged',
  'first-message-not-seen',
  'waiting-for-reply',
  'solved-without-reply',
  'answered-by-colleague',
  'no-customer-message',
  'impossible-order',
  'not-solved',
  'solved-by-colleague',
  'solved-by-nobody',
  'no-handle-time',
  'colleague-replied-before',
] as const;

/** Why a figure of a ticket is not known, or not mine. Each has a sentence in the locale files. */
export type ReasonCode = (typeof reasonCodes)[number];

/** `at`: the instant on whose day the value would have counted, where there is one. */
export type Unknown = { known: false; reason: ReasonCode; at?: number };
export type Known<T> = { known: true } & T;
export type Outcome<T> = Known<T> | Unknown;

export type FirstResponse = {
  /** The customer's clock: from creation. Epoch ms. */
  createdAt: number;
  /** My clock: creation, a bot's hand-off, or the assignment by someone else, whichever came last. Epoch ms. */
  mineFrom: number;
  repliedAt: number;
  /** A ticket that an agent opened with an internal note (a phone call) and answered later. */
  phone: boolean;
};

export type Resolution = {
  createdAt: number;
  solvedAt: number;
  /** Solved by a rule or by the system, credited to the assignee of that instant. */
  byRule: boolean;
};

/** The verdict is the reader's, by comparing `dueAt` with its own clock. All epoch ms. */
export type FirstContact = {
  firstSolvedAt: number;
  dueAt: number;
  secondContactAt?: number;
  /** The customer wrote after a solve and the ticket is open again: thank-you or contact, nobody can tell yet. */
  undecided?: true;
};

/** A public human reply that the ticket still waits for. `since`: epoch ms of the earliest unanswered message. */
export type Waiting = { for: 'first-reply' | 'next-reply'; since: number };

export type TicketOutcome = {
  firstResponse: Outcome<FirstResponse>;
  firstResolution: Outcome<Resolution>;
  /** To the last solve that counts: a re-solve after a bare thank-you keeps the earlier one. */
  fullResolution: Outcome<Resolution>;
  firstContact: Outcome<FirstContact>;
  /** Changes from solved or closed to anything else. */
  reopens: number;
  /** A customer's bare thank-you after a solve was set aside. */
  thankYou: boolean;
  /** Time that I actively worked on the ticket, ms, for the day of the solve that counts. */
  handleTime: Outcome<{ solvedAt: number; handleMs: number; spans: readonly WorkSpan[] }>;
  waiting?: Waiting;
  /** Agent id of the present assignee. */
  assignee?: string;
};

export type TicketFacts = {
  /** In the order of `compareEvents`. */
  events: readonly TicketEvent[];
  complete: boolean;
  /** Ids of events that lay in the future when they were read. */
  suspect?: readonly string[];
  spans: readonly WorkSpan[];
};

const dayMs = 86_400_000;

/** @param me the agent's own id at the helpdesk */
export function outcomeOf(
  facts: TicketFacts,
  me: string,
  { fcrWindowDays }: Pick<Definitions, 'fcrWindowDays'>,
): TicketOutcome {
  const story = tell(facts);
  const full = story.solves.findLast((solve) => !solve.afterThankYou);
  const waiting = waitingOf(story);
  return {
    firstResponse: story.merged ?? firstResponseOf(story, me),
    firstResolution: story.merged ?? resolutionOf(story, story.solves[0], me),
    fullResolution: story.merged ?? resolutionOf(story, full, me),
    firstContact: story.merged ?? firstContactOf(story, me, fcrWindowDays * dayMs),
    reopens: story.solves.filter((solve) => solve.reopen).length,
    thankYou: story.solves.some((solve) => solve.afterThankYou || solve.thankYou),
    handleTime: story.merged ?? handleTimeOf(story, full, me, facts.spans),
    ...(waiting && { waiting }),
    ...(story.assignee !== undefined && { assignee: story.assignee }),
  };
}

type Solve = {
  at: number;
  /** Agent id of who is credited; undefined: nobody. */
  solver: string | undefined;
  byRule: boolean;
  /** What happened from this solve to the next one, or until now. */
  after: TicketEvent[];
  reopen?: EventOf<'status'>;
  isLast: boolean;
  /** This solve only put a bare thank-you away. */
  afterThankYou: boolean;
  /** A customer's message after this solve is a bare thank-you, as far as the timeline tells. */
  thankYou: boolean;
};

type Story = TicketFacts & {
  created: EventOf<'created'> | undefined;
  merged: Unknown | undefined;
  solves: Solve[];
  solved: boolean;
  assignee: string | undefined;
  isSuspect: (...instants: number[]) => boolean;
};

const isSolved = (status: string) => status === 'solved' || status === 'closed';

function tell(facts: TicketFacts): Story {
  const solves: Solve[] = [];
  let status = 'new';
  let assignee: string | undefined;
  let created: EventOf<'created'> | undefined;
  let merged: Unknown | undefined;

  for (const event of facts.events) {
    const current = solves.at(-1);
    if (event.type === 'created') created ??= event;
    else if (event.type === 'merge') merged ??= { known: false, reason: 'merged' };
    else if (event.type === 'assignment') assignee = event.to;
    if (event.type === 'status') {
      if (isSolved(event.to) && !isSolved(status)) {
        if (current) current.isLast = false;
        solves.push({
          ...creditOf(event, assignee),
          at: event.at,
          after: [],
          isLast: true,
          afterThankYou: false,
          thankYou: false,
        });
        status = event.to;
        continue;
      }
      if (!isSolved(event.to) && isSolved(status) && current) current.reopen ??= event;
      status = event.to;
    }
    current?.after.push(event);
  }

  for (const [index, solve] of solves.entries()) {
    const customerWrote = solve.after.some(isCustomerMessage);
    solve.thankYou = customerWrote && !solve.after.some(isHumanReply);
    const next = solves[index + 1];
    if (next) next.afterThankYou = solve.thankYou;
  }

  const createdAt = created?.at ?? Number.NEGATIVE_INFINITY;
  const suspects = new Set(facts.suspect);
  const suspectInstants = new Set(facts.events.filter(({ id }) => suspects.has(id)).map(({ at }) => at));
  const isSuspect = (...instants: number[]) =>
    instants.some((at) => at < createdAt || suspectInstants.has(at));
  return { ...facts, created, merged, solves, solved: isSolved(status), assignee, isSuspect };
}

function creditOf({ by }: EventOf<'status'>, assignee: string | undefined): Pick<Solve, 'solver' | 'byRule'> {
  if (by?.role === 'agent') return { solver: by.id, byRule: false };
  return { solver: by?.role === 'customer' ? undefined : assignee, byRule: true };
}

const isMessageBy = (event: TicketEvent, role: Actor['role']): event is EventOf<'message'> =>
  event.type === 'message' && event.public && event.by.role === role;
const isHumanReply = (event: TicketEvent) => isMessageBy(event, 'agent');
const isCustomerMessage = (event: TicketEvent) => isMessageBy(event, 'customer');

/** How an agent opened the ticket, if one did: with a public message (proactive) or with a note (a phone call). */
function openingOf({
  created,
  events,
}: Story): { message: EventOf<'message'>; kind: 'proactive' | 'phone' } | undefined {
  if (created?.by.role !== 'agent') return undefined;
  const message = events.find((event) => event.type === 'message');
  if (message?.by.id !== created.by.id) return undefined;
  return { message, kind: message.public ? 'proactive' : 'phone' };
}

function firstReplyOf(story: Story): EventOf<'message'> | undefined {
  const opening = openingOf(story);
  let since = 0;
  if (opening?.kind === 'proactive') {
    since = story.events.findIndex(isCustomerMessage);
    if (since < 0) return undefined;
  }
  return story.events
    .slice(since)
    .find((event): event is EventOf<'message'> => isHumanReply(event) && event !== opening?.message);
}

function firstResponseOf(story: Story, me: string): Outcome<FirstResponse> {
  const { created, complete } = story;
  const reply = firstReplyOf(story);
  const myReply = story.events.find((event) => isHumanReply(event) && 'by' in event && event.by?.id === me);
  if (!created || !complete) {
    return { known: false, reason: 'first-message-not-seen', ...(myReply && { at: myReply.at }) };
  }
  if (!reply) {
    const opening = openingOf(story);
    if (opening?.kind === 'proactive' && !story.events.some(isCustomerMessage)) {
      return { known: false, reason: 'no-customer-message' };
    }
    return { known: false, reason: story.solved ? 'solved-without-reply' : 'waiting-for-reply' };
  }
  if (reply.by.id !== me) return { known: false, reason: 'answered-by-colleague' };
  const mineFrom = ownedSince(story, me, reply) ?? created.at;
  if (story.isSuspect(created.at, mineFrom, reply.at)) {
    return { known: false, reason: 'impossible-order', at: reply.at };
  }
  return {
    known: true,
    createdAt: created.at,
    mineFrom: Math.max(created.at, mineFrom),
    repliedAt: reply.at,
    phone: openingOf(story)?.kind === 'phone',
  };
}

/** The latest of a bot's hand-off and the assignment by someone else that began my unbroken ownership. */
function ownedSince({ events }: Story, me: string, reply: TicketEvent): number | undefined {
  let owner: string | undefined;
  let givenAt: number | undefined;
  let handedOffAt: number | undefined;
  for (const event of events) {
    if (event === reply) break;
    if (event.type === 'handoff') handedOffAt = event.at;
    if (event.type !== 'assignment' || event.to === owner) continue;
    owner = event.to;
    givenAt = owner === me && event.by?.id !== me ? event.at : undefined;
  }
  if (givenAt === undefined || handedOffAt === undefined) return givenAt ?? handedOffAt;
  return Math.max(givenAt, handedOffAt);
}

function resolutionOf(story: Story, solve: Solve | undefined, me: string): Outcome<Resolution> {
  const mine = solvedByMe(solve, me);
  if (!mine.known) return mine;
  if (!story.created || !story.complete)
    return { known: false, reason: 'first-message-not-seen', at: mine.solve.at };
  if (story.isSuspect(mine.solve.at)) return { known: false, reason: 'impossible-order', at: mine.solve.at };
  return { known: true, createdAt: story.created.at, solvedAt: mine.solve.at, byRule: mine.solve.byRule };
}

function solvedByMe(solve: Solve | undefined, me: string): Outcome<{ solve: Solve }> {
  if (!solve) return { known: false, reason: 'not-solved' };
  if (solve.solver === me) return { known: true, solve };
  return { known: false, reason: solve.solver === undefined ? 'solved-by-nobody' : 'solved-by-colleague' };
}

function handleTimeOf(
  story: Story,
  solve: Solve | undefined,
  me: string,
  spans: readonly WorkSpan[],
): TicketOutcome['handleTime'] {
  const mine = solvedByMe(solve, me);
  if (!mine.known) return mine;
  const solvedAt = mine.solve.at;
  const handleMs = spans.reduce((sum, { from, to }) => sum + (to - from), 0);
  if (story.isSuspect(solvedAt)) return { known: false, reason: 'impossible-order', at: solvedAt };
  if (handleMs === 0) return { known: false, reason: 'no-handle-time', at: solvedAt };
  return { known: true, solvedAt, handleMs, spans };
}

function firstContactOf(story: Story, me: string, windowMs: number): Outcome<FirstContact> {
  const mine = solvedByMe(story.solves[0], me);
  if (!mine.known) return mine;
  const { at: firstSolvedAt } = mine.solve;
  const dueAt = firstSolvedAt + windowMs;
  if (story.isSuspect(firstSolvedAt)) return { known: false, reason: 'impossible-order', at: dueAt };
  const replies = story.events.filter((event) => isHumanReply(event) && event !== openingOf(story)?.message);
  const earliest = replies[0];
  if (earliest && earliest.at <= firstSolvedAt && 'by' in earliest && earliest.by?.id !== me) {
    return { known: false, reason: 'colleague-replied-before', at: dueAt };
  }

  const contacts = story.solves.flatMap((solve) => secondContactsIn(solve, dueAt));
  const decided = contacts.filter(({ at, certain }) => certain && at > firstSolvedAt && at <= dueAt);
  const open = contacts.some(({ at, certain }) => !certain && at > firstSolvedAt && at <= dueAt);
  const secondContactAt = decided.length ? Math.min(...decided.map(({ at }) => at)) : undefined;
  return {
    known: true,
    firstSolvedAt,
    dueAt,
    ...(secondContactAt !== undefined && { secondContactAt }),
    ...(secondContactAt === undefined && open && { undecided: true as const }),
  };
}

type Contact = { at: number; certain: boolean };

/**
 * A customer's message that an agent answers before the next solve, or a reopen with either after it. Without an
 * answer it was a bare thank-you once the ticket is solved again, or stayed solved; while it is open, undecided.
 */
function secondContactsIn(solve: Solve, dueAt: number): Contact[] {
  const undecided = solve.isLast && solve.reopen !== undefined;
  const isAnswered = (index: number) =>
    solve.after.some(
      (event, later) =>
        later > index && isHumanReply(event) && (solve.reopen !== undefined || event.at <= dueAt),
    );
  return solve.after.flatMap((event, index): Contact[] => {
    if (isCustomerMessage(event)) {
      if (isAnswered(index)) return [{ at: event.at, certain: true }];
      return undecided ? [{ at: event.at, certain: false }] : [];
    }
    if (event !== solve.reopen) return [];
    const byCustomerAlone = event.by?.role === 'customer' && !solve.after.some(isCustomerMessage);
    return byCustomerAlone || isAnswered(index) ? [{ at: event.at, certain: true }] : [];
  });
}

function waitingOf(story: Story): Waiting | undefined {
  const { created, complete, solved, merged, events } = story;
  if (!created || !complete || solved || merged) return undefined;
  const first = firstReplyOf(story);
  const opening = openingOf(story);
  if (!first) {
    if (opening?.kind !== 'proactive') return { for: 'first-reply', since: created.at };
    const asked = events.find(isCustomerMessage);
    return asked && { for: 'first-reply', since: asked.at };
  }
  const lastReply = events.findLastIndex(isHumanReply);
  const asked = events.slice(lastReply + 1).find(isCustomerMessage);
  return asked && { for: 'next-reply', since: asked.at };
}
