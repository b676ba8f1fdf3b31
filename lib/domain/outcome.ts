/**
 * From a ticket's timeline and the work on it to everything that a metric may ask, for one agent ("me").
 * Pure: no clock, no zone. What cannot be known is a reason, never a zero.
 */
import { type BacklogMoves, backlogMoves } from './backlog-moves.ts';
import { secondContactsIn, thankYousIn } from './contacts.ts';
import { type CountedWork, countedMs, countedWork, uncounted, type Work } from './counted-work.ts';
import type { Definitions } from './definitions.ts';
import { type NextReply, nextRepliesOf } from './next-replies.ts';
import { owned, unowned } from './ownership.ts';
import { type Rating, ratingsOf } from './ratings.ts';
import {
  countedSolve,
  endsInThankYou,
  firstReplyOf,
  isAgentMessage,
  isCustomerMessage,
  isUnasked,
  repliesIn,
  type Solve,
  type Story,
  type TicketFacts,
  tell,
} from './story.ts';
import type { TicketEvent } from './ticket.ts';
import { type Waits, waitsOf } from './waits.ts';

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
  'corrected-away',
  'colleague-replied-before',
  'no-complaint',
  'rated-without-reply',
  'rated-for-colleague',
  'scale-unknown',
  'no-support-hours',
  'no-shift',
  'availability-unknown',
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

export type Solved = {
  solvedAt: number;
  /** Solved by a rule or by the system, credited to the assignee of that instant. */
  byRule: boolean;
};

export type Resolution = Solved & { createdAt: number };

/** My first solve of a ticket, and when what is asked about it falls due. Epoch ms. */
export type Cohort = { firstSolvedAt: number; dueAt: number };

/** The verdict is the reader's, by comparing `dueAt` with its own clock. All epoch ms. */
export type FirstContact = Cohort & {
  secondContactAt?: number;
  /** The second contact is another ticket, created then. */
  isRepeat?: boolean | undefined;
  /** The customer wrote after a solve and the ticket is open again: thank-you or contact, nobody can tell yet. */
  undecided?: true;
};

/** `reopenedAt`: inside the window, epoch ms. */
export type Reopening = Cohort & { reopenedAt?: number };

/**
 * A public human reply that the ticket still waits for. `since`, epoch ms, is where the clock of that reply starts:
 * at creation for the first one, at the customer's earliest unanswered message for the next. What began at an
 * impossible instant has no age.
 */
export type Waiting = {
  for: 'first-reply' | 'next-reply';
  since: number;
  /** Where my own clock of that reply starts, if somebody else gave me the ticket or a bot handed it over later. */
  mineSince?: number;
};

/** A ticket in my backlog: what it waits for, if it waits, and what its age is counted from. */
export type OpenTicket = Partial<Waiting> & {
  /** Epoch ms; absent: its beginning was not seen, or lies at an impossible instant. */
  createdAt?: number;
  /** It was solved before and reopened. */
  solvedBefore?: true;
  complaint?: true;
};

/** What went into a ticket, over all of its life. */
export type Effort = {
  /** Public replies by human agents. */
  replies: number;
  /** Instants at which an agent did something: replied, noted, set a status, assigned. */
  touches: number;
  customerMessages: number;
  everPending: boolean;
};

export type TicketOutcome = {
  firstResponse: Outcome<FirstResponse>;
  firstResolution: Outcome<Resolution>;
  /** To the last solve that counts: a re-solve after a bare thank-you keeps the earlier one. */
  fullResolution: Outcome<Resolution>;
  /** The solve that counts, if it is mine, seen from the beginning or not. */
  solve: Outcome<Solved>;
  /** The first solve and the one that counts, of a ticket seen from the beginning, whenever that was. */
  firstSolve: Outcome<Solved>;
  countedSolve: Outcome<Solved>;
  firstContact: Outcome<FirstContact>;
  reopening: Outcome<Reopening>;
  /** My replies to what the customer wrote after the first human reply, ascending. */
  nextReplies: Outcome<NextReply>[];
  /** From creation to the solve that counts. */
  waits: Outcome<Waits & { solvedAt: number }>;
  effort: Effort;
  ratings: Outcome<Rating>[];
  complaint: boolean;
  /** Changes from solved or closed to anything else. */
  reopens: number;
  /** A customer's bare thank-you after a solve was set aside. */
  thankYou: boolean;
  /** Time that I actively worked on the ticket, ms, for the day of the solve that counts. */
  handleTime: Outcome<{ solvedAt: number; handleMs: number; work: CountedWork }>;
  /** My work on it, solved or not; none on a ticket that was merged away, whose work is its target's. */
  worked: CountedWork;
  backlog: BacklogMoves;
  /** It stands in my backlog now. */
  open?: OpenTicket;
  waiting?: Waiting;
  /** Agent id of the present assignee. */
  assignee?: string;
};

const dayMs = 86_400_000;
/** How far the helpdesk's clock and this machine's may be apart. */
const clockToleranceMs = 120_000;

/** A ticket as it is kept, as far as its outcome depends on it. */
export type WorkedFacts = TicketFacts & Work & { complaint?: boolean };

/**
 * @param me the agent's own id at the helpdesk
 * @param repeats when the requester's other tickets were created, epoch ms; empty where they do not count
 */
export function outcomeOf(
  facts: WorkedFacts,
  me: string,
  {
    fcrWindowDays,
    ...counting
  }: Pick<Definitions, 'fcrWindowDays'> & Partial<Pick<Definitions, 'countsElsewhere'>>,
  repeats: readonly number[] = [],
): TicketOutcome {
  const story = tell(facts);
  const { created, solves, openAgain, assignee, events } = story;
  const windowMs = fcrWindowDays * dayMs;
  const merged: Unknown | undefined = story.merged ? { known: false, reason: 'merged' } : undefined;
  const counted = countedSolve(story);
  const fullResolution = merged ?? resolutionOf(story, counted, me);
  const cohort = merged ?? cohortOf(story, me, windowMs);
  const thankYous = thankYousIn(story, windowMs);
  const waiting = waitingOf(story, me, thankYous);
  const backlog = backlogMoves(events, me);
  const worked = countedWork(facts, counting);
  return {
    firstResponse: merged ?? firstResponseOf(story, me),
    firstResolution: merged ?? resolutionOf(story, solves[0], me),
    fullResolution,
    solve: merged ?? creditedSolve(story, counted, me),
    firstSolve: merged ?? seenSolve(story, solves[0], me),
    countedSolve: merged ?? seenSolve(story, counted, me),
    firstContact: cohort.known ? firstContactOf(story, me, cohort, repeats) : cohort,
    reopening: cohort.known ? reopeningOf(story, cohort) : cohort,
    nextReplies: merged ? [merged] : nextRepliesOf(story, me, thankYous),
    waits: fullResolution.known ? waitsUntil(story, fullResolution) : fullResolution,
    effort: effortOf(story),
    ratings: merged ? [merged] : ratingsOf(story, me),
    complaint: facts.complaint ?? false,
    reopens: solves.filter(({ reopen }) => reopen).length,
    thankYou: solves.some((solve) => solve !== openAgain && endsInThankYou(solve)),
    handleTime: merged ?? handleTimeOf(story, counted, me, worked),
    worked: merged ? uncounted : worked,
    backlog,
    ...(backlog.entered.length > backlog.left.length && {
      open: {
        ...waiting,
        ...(created && !story.isImpossible(created.at) && { createdAt: created.at }),
        ...(solves.length > 0 && { solvedBefore: true as const }),
        ...(facts.complaint && { complaint: true as const }),
      },
    }),
    ...(waiting && { waiting }),
    ...(assignee !== undefined && { assignee }),
  };
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

/** Up to an event, or until now: who gave me the ticket, and a bot's hand-off. */
function handedToMe({ events }: Story, me: string, until?: TicketEvent) {
  let ownership = unowned;
  let handedOffAt: number | undefined;
  for (const event of events) {
    if (event === until) break;
    if (event.type === 'handoff') handedOffAt = event.at;
    ownership = owned(ownership, event, me);
  }
  return { given: ownership.given, handedOffAt };
}

function creditedSolve(story: Story, solve: Solve | undefined, me: string): Outcome<Solved> {
  const mine = solvedByMe(solve, me);
  if (!mine.known) return mine;
  const { at: solvedAt, byRule } = mine.solve;
  if (story.isImpossible(solvedAt)) return { known: false, reason: 'impossible-order', at: solvedAt };
  return { known: true, solvedAt, byRule };
}

function seenSolve(story: Story, solve: Solve | undefined, me: string): Outcome<Solved> {
  const mine = solvedByMe(solve, me);
  if (mine.known && !story.created) {
    return { known: false, reason: 'first-message-not-seen', at: mine.solve.at };
  }
  return creditedSolve(story, solve, me);
}

function resolutionOf(story: Story, solve: Solve | undefined, me: string): Outcome<Resolution> {
  const seen = seenSolve(story, solve, me);
  if (!seen.known || !story.created) return seen as Unknown;
  const { at: createdAt } = story.created;
  if (story.isImpossible(createdAt)) return { known: false, reason: 'impossible-order', at: seen.solvedAt };
  return { ...seen, createdAt };
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
  work: CountedWork,
): TicketOutcome['handleTime'] {
  const credited = creditedSolve(story, solve, me);
  if (!credited.known) return credited;
  const { solvedAt } = credited;
  const handleMs = countedMs(work);
  if (handleMs === 0) return { known: false, reason: 'no-handle-time', at: solvedAt };
  const begun = [...work.spans.map(({ from }) => from), ...work.said.map(({ at }) => at)];
  if (!begun.some((from) => from <= solvedAt + clockToleranceMs)) {
    return { known: false, reason: 'work-not-seen', at: solvedAt };
  }
  return { known: true, solvedAt, handleMs, work };
}

function cohortOf(story: Story, me: string, windowMs: number): Outcome<Cohort> {
  const mine = solvedByMe(story.solves[0], me);
  if (!mine.known) return mine;
  const { at: firstSolvedAt } = mine.solve;
  const dueAt = firstSolvedAt + windowMs;
  if (!story.created) return { known: false, reason: 'first-message-not-seen', at: dueAt };
  if (story.isImpossible(firstSolvedAt)) return { known: false, reason: 'impossible-order', at: dueAt };
  return { known: true, firstSolvedAt, dueAt };
}

function firstContactOf(
  story: Story,
  me: string,
  { firstSolvedAt, dueAt }: Cohort,
  repeats: readonly number[],
): Outcome<FirstContact> {
  const earliest = repliesIn(story)[0];
  if (earliest && earliest.at <= firstSolvedAt && earliest.by.id !== me) {
    return { known: false, reason: 'colleague-replied-before', at: dueAt };
  }
  const contacts = [
    ...secondContactsIn(story, dueAt),
    ...repeats.map((at) => ({ at, certain: true, isRepeat: true })),
  ]
    .filter(({ at }) => at > firstSolvedAt && at <= dueAt)
    .sort((a, b) => a.at - b.at);
  const second = contacts.find(({ certain }) => certain);
  return {
    known: true,
    firstSolvedAt,
    dueAt,
    ...(second && { secondContactAt: second.at, isRepeat: second.isRepeat }),
    ...(!second && contacts.length > 0 && { undecided: true as const }),
  };
}

function reopeningOf({ solves }: Story, { firstSolvedAt, dueAt }: Cohort): Outcome<Reopening> {
  const reopenedAt = solves[0]?.reopen?.at;
  const isInside = reopenedAt !== undefined && reopenedAt <= dueAt;
  return { known: true, firstSolvedAt, dueAt, ...(isInside && { reopenedAt }) };
}

function waitsUntil(story: Story, { createdAt, solvedAt }: Resolution): TicketOutcome['waits'] {
  const waits = waitsOf(story, createdAt, solvedAt);
  if (!waits) return { known: false, reason: 'impossible-order', at: solvedAt };
  return { known: true, solvedAt, ...waits };
}

function effortOf(story: Story): Effort {
  const { events } = story;
  const deeds = events.filter(
    (event) =>
      (event.type === 'message' || event.type === 'status' || event.type === 'assignment') &&
      event.by?.role === 'agent',
  );
  return {
    replies: repliesIn(story).length,
    touches: new Set(deeds.map(({ at }) => at)).size,
    customerMessages: events.filter(isCustomerMessage).length,
    everPending: events.some((event) => event.type === 'status' && event.to === 'pending'),
  };
}

function waitingOf(story: Story, me: string, thankYous: ReadonlySet<TicketEvent>): Waiting | undefined {
  const { created, solved, merged, events, isImpossible } = story;
  if (!created || solved || merged || isUnasked(story)) return undefined;
  const { given, handedOffAt } = handedToMe(story, me);
  const waits = (what: Waiting['for'], since: number, ...starts: (number | undefined)[]) => {
    if (isImpossible(since)) return undefined;
    const mineSince = Math.max(since, ...starts.filter((at) => at !== undefined));
    return { for: what, since, ...(mineSince > since && { mineSince }) };
  };
  if (!firstReplyOf(story)) return waits('first-reply', created.at, given?.at, handedOffAt);
  const asked = events
    .slice(events.findLastIndex(isAgentMessage) + 1)
    .find((event) => isCustomerMessage(event) && !thankYous.has(event));
  return asked && waits('next-reply', asked.at, given?.at);
}
