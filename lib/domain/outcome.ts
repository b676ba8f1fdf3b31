/**
 * From a ticket's timeline and the work on it to everything that a metric may ask, for one agent ("me").
 * Pure: no clock, no zone. What cannot be known is a reason, never a zero.
 */
import type { Definitions } from './definitions.ts';
import {
  countedSolve,
  endsInThankYou,
  isAgentMessage,
  isCustomerMessage,
  isReopeningAnswered,
  repliesIn,
  type Solve,
  type Story,
  type TicketFacts,
  tell,
} from './story.ts';
import type { EventOf } from './ticket.ts';
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
  'work-not-seen',
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
  /**
   * My clock: from creation, a bot's hand-off, or the assignment by someone else that began my unbroken ownership,
   * whichever came last. Epoch ms; absent if that instant is impossible.
   */
  mineFrom?: number;
  /** Who assigned the ticket to me is not known; taken for somebody else. */
  assignerUnknown: boolean;
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

/**
 * A public human reply that the ticket still waits for. `since`, epoch ms, is where the clock of that reply starts:
 * at creation for the first one, at the customer's earliest unanswered message for the next.
 */
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

const dayMs = 86_400_000;
/** How far the helpdesk's clock and this machine's may be apart. */
const clockToleranceMs = 120_000;

/** @param me the agent's own id at the helpdesk */
export function outcomeOf(
  facts: TicketFacts & { spans: readonly WorkSpan[] },
  me: string,
  { fcrWindowDays }: Pick<Definitions, 'fcrWindowDays'>,
): TicketOutcome {
  const story = tell(facts);
  const { solves, openAgain, assignee } = story;
  const merged: Unknown | undefined = story.merged ? { known: false, reason: 'merged' } : undefined;
  const counted = countedSolve(story);
  const waiting = waitingOf(story);
  return {
    firstResponse: merged ?? firstResponseOf(story, me),
    firstResolution: merged ?? resolutionOf(story, solves[0], me),
    fullResolution: merged ?? resolutionOf(story, counted, me),
    firstContact: merged ?? firstContactOf(story, me, fcrWindowDays * dayMs),
    reopens: solves.filter(({ reopen }) => reopen).length,
    thankYou: solves.some((solve) => solve !== openAgain && endsInThankYou(solve)),
    handleTime: merged ?? handleTimeOf(story, counted, me, facts.spans),
    ...(waiting && { waiting }),
    ...(assignee !== undefined && { assignee }),
  };
}

function firstReplyOf(story: Story): EventOf<'message'> | undefined {
  const replies = repliesIn(story);
  if (story.opening?.kind !== 'proactive') return replies[0];
  const asked = story.events.findIndex(isCustomerMessage);
  return asked < 0 ? undefined : replies.find((reply) => story.events.indexOf(reply) > asked);
}

/** A proactive message that no customer answered asks for no reply. */
function isUnasked({ opening, events }: Story): boolean {
  return opening?.kind === 'proactive' && !events.some(isCustomerMessage);
}

function firstResponseOf(story: Story, me: string): Outcome<FirstResponse> {
  const { created, opening, isImpossible } = story;
  if (!created) {
    const mine = repliesIn(story).find(({ by }) => by.id === me);
    return { known: false, reason: 'first-message-not-seen', ...(mine && { at: mine.at }) };
  }
  const reply = firstReplyOf(story);
  if (!reply) {
    if (isUnasked(story)) return { known: false, reason: 'no-customer-message' };
    return { known: false, reason: story.solved ? 'solved-without-reply' : 'waiting-for-reply' };
  }
  if (reply.by.id !== me) return { known: false, reason: 'answered-by-colleague' };
  if (isImpossible(created.at, reply.at)) return { known: false, reason: 'impossible-order', at: reply.at };
  const { given, handedOffAt } = handedToMe(story, me, reply);
  const starts = [created.at, given?.at, handedOffAt].filter((at) => at !== undefined);
  return {
    known: true,
    createdAt: created.at,
    ...(!isImpossible(...starts) && { mineFrom: Math.max(...starts) }),
    assignerUnknown: given !== undefined && given.by === undefined,
    repliedAt: reply.at,
    phone: opening?.kind === 'phone',
  };
}

/** Up to the reply: the assignment by someone else that began my unbroken ownership, and a bot's hand-off. */
function handedToMe({ events }: Story, me: string, reply: EventOf<'message'>) {
  let owner: string | undefined;
  let given: EventOf<'assignment'> | undefined;
  let handedOffAt: number | undefined;
  for (const event of events.slice(0, events.indexOf(reply))) {
    if (event.type === 'handoff') handedOffAt = event.at;
    if (event.type !== 'assignment' || event.to === owner) continue;
    owner = event.to;
    given = owner === me && event.by?.id !== me ? event : undefined;
  }
  return { given, handedOffAt };
}

function resolutionOf(story: Story, solve: Solve | undefined, me: string): Outcome<Resolution> {
  const mine = solvedByMe(solve, me);
  if (!mine.known) return mine;
  const { at: solvedAt, byRule } = mine.solve;
  if (!story.created) return { known: false, reason: 'first-message-not-seen', at: solvedAt };
  const createdAt = story.created.at;
  if (story.isImpossible(createdAt, solvedAt)) {
    return { known: false, reason: 'impossible-order', at: solvedAt };
  }
  return { known: true, createdAt, solvedAt, byRule };
}

function solvedByMe(solve: Solve | undefined, me: string): Outcome<{ solve: Solve }> {
  if (!solve) return { known: false, reason: 'not-solved' };
  if (solve.solver === me) return { known: true, solve };
  return { known: false, reason: solve.solver === undefined ? 'solved-by-nobody' : 'solved-by-colleague' };
}

/** A look at a ticket that was solved before any work on it was seen says nothing of how long it was handled. */
function handleTimeOf(
  story: Story,
  solve: Solve | undefined,
  me: string,
  spans: readonly WorkSpan[],
): TicketOutcome['handleTime'] {
  const mine = solvedByMe(solve, me);
  if (!mine.known) return mine;
  const { at: solvedAt } = mine.solve;
  if (story.isImpossible(solvedAt)) return { known: false, reason: 'impossible-order', at: solvedAt };
  const handleMs = spans.reduce((sum, { from, to }) => sum + (to - from), 0);
  if (handleMs === 0) return { known: false, reason: 'no-handle-time', at: solvedAt };
  if (!spans.some(({ from }) => from <= solvedAt + clockToleranceMs)) {
    return { known: false, reason: 'work-not-seen', at: solvedAt };
  }
  return { known: true, solvedAt, handleMs, spans };
}

function firstContactOf(story: Story, me: string, windowMs: number): Outcome<FirstContact> {
  const mine = solvedByMe(story.solves[0], me);
  if (!mine.known) return mine;
  const { at: firstSolvedAt } = mine.solve;
  const dueAt = firstSolvedAt + windowMs;
  if (!story.created) return { known: false, reason: 'first-message-not-seen', at: dueAt };
  if (story.isImpossible(firstSolvedAt)) return { known: false, reason: 'impossible-order', at: dueAt };
  const earliest = repliesIn(story)[0];
  if (earliest && earliest.at <= firstSolvedAt && earliest.by.id !== me) {
    return { known: false, reason: 'colleague-replied-before', at: dueAt };
  }

  const contacts = story.solves
    .flatMap((solve) => secondContactsIn(solve, solve === story.openAgain, dueAt))
    .filter(({ at }) => at > firstSolvedAt && at <= dueAt);
  const second = contacts.find(({ certain }) => certain);
  return {
    known: true,
    firstSolvedAt,
    dueAt,
    ...(second && { secondContactAt: second.at }),
    ...(!second && contacts.length > 0 && { undecided: true as const }),
  };
}

type Contact = { at: number; certain: boolean };

/**
 * What may be a second contact after a solve, ascending: the customer's messages and the reopening. A message that
 * nobody answers is a bare thank-you once the ticket is solved again, or stayed solved until the verdict was due;
 * while the ticket is open again, nobody can tell.
 */
function secondContactsIn(solve: Solve, isOpenAgain: boolean, dueAt: number): Contact[] {
  const { after } = solve;
  const reopen = solve.reopen && solve.reopen.at <= dueAt ? solve.reopen : undefined;
  const isAnswered = (index: number) =>
    after.slice(index + 1).some((event) => isAgentMessage(event) && (reopen || event.at < dueAt));
  return after.flatMap((event, index): Contact[] => {
    if (isCustomerMessage(event)) {
      if (isAnswered(index)) return [{ at: event.at, certain: true }];
      return isOpenAgain && reopen ? [{ at: event.at, certain: false }] : [];
    }
    const isContact = event === reopen && (isReopeningAnswered(solve) || isReopeningAsked(solve, reopen));
    return isContact ? [{ at: event.at, certain: true }] : [];
  });
}

/**
 * The customer asked for the reopening. One by an agent or a rule counts only if a customer's message follows; one
 * by the customer counts by itself, unless it came with a message, which then decides.
 */
function isReopeningAsked({ after }: Solve, reopen: EventOf<'status'>): boolean {
  if (reopen.by?.role === 'customer') return !after.some(isCustomerMessage);
  return after.slice(after.indexOf(reopen)).some(isCustomerMessage);
}

function waitingOf(story: Story): Waiting | undefined {
  const { created, solved, merged, events } = story;
  if (!created || solved || merged || isUnasked(story)) return undefined;
  if (!firstReplyOf(story)) return { for: 'first-reply', since: created.at };
  const asked = events.slice(events.findLastIndex(isAgentMessage) + 1).find(isCustomerMessage);
  return asked && { for: 'next-reply', since: asked.at };
}
