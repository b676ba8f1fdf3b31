/**
 * A ticket's timeline retold: how it was opened, each solve with its credit, and what came after it.
 * Knows what events mean to the helpdesk; takes no agent's point of view and knows no metric.
 */
import { type Actor, type EventOf, isSolved, type TicketEvent } from './ticket.ts';

export type Solve = {
  at: number;
  /** Agent id of who is credited; undefined: nobody. */
  solver: string | undefined;
  /** By a rule, by the system or by nobody known; credited to the assignee of that instant. */
  byRule: boolean;
  /** What happened from this solve to the next one, or until now; the reopening included. */
  after: TicketEvent[];
  reopen?: EventOf<'status'>;
};

/** How an agent opened the ticket: with a public message (proactive) or with a note (a phone call). */
export type Opening = { message: EventOf<'message'>; kind: 'proactive' | 'phone' };

export type Story = {
  events: readonly TicketEvent[];
  /** Absent unless the whole history was seen: what looks like the beginning may not be it. */
  created: EventOf<'created'> | undefined;
  opening: Opening | undefined;
  merged: boolean;
  /** Ascending. */
  solves: Solve[];
  /** The last solve, if the ticket was reopened since. */
  openAgain: Solve | undefined;
  /** Solved or closed as things stand. */
  solved: boolean;
  /** Agent id of the present assignee. */
  assignee: string | undefined;
  /** Whether any of these instants lies before creation, or lay in the future when it was first read. */
  isImpossible: (...instants: number[]) => boolean;
};

export type TicketFacts = {
  /** In the order of `compareEvents`. */
  events: readonly TicketEvent[];
  complete: boolean;
  /** Ids of events that lay in the future when they were first read. */
  suspect?: readonly string[];
};

export function tell({ events, complete, suspect = [] }: TicketFacts): Story {
  const created = complete ? events.find((event) => event.type === 'created') : undefined;
  const { solves, solved, assignee } = follow(events);
  const suspectIds = new Set(suspect);
  const suspectInstants = new Set(events.filter(({ id }) => suspectIds.has(id)).map(({ at }) => at));
  return {
    events,
    created,
    opening: openingOf(events, created),
    merged: events.some(({ type }) => type === 'merge'),
    solves,
    openAgain: solved ? undefined : solves.at(-1),
    solved,
    assignee,
    isImpossible: (...instants) =>
      instants.some((at) => suspectInstants.has(at) || (created !== undefined && at < created.at)),
  };
}

/** Through the statuses: into solved or closed is a solve, out of them a reopening, between them neither. */
function follow(events: readonly TicketEvent[]): Pick<Story, 'solves' | 'solved' | 'assignee'> {
  const solves: Solve[] = [];
  let solved = false;
  let assignee: string | undefined;
  for (const event of events) {
    const current = solves.at(-1);
    if (event.type === 'assignment') assignee = event.to;
    if (event.type === 'status') {
      const wasSolved = solved;
      solved = isSolved(event.to);
      if (solved && !wasSolved) {
        solves.push({ at: event.at, ...creditOf(event, assignee), after: [] });
        continue;
      }
      if (current && wasSolved && !solved) current.reopen = event;
    }
    current?.after.push(event);
  }
  return { solves, solved, assignee };
}

/** The agent who solved it. A customer's own solve is nobody's; anything else is credited to the assignee. */
function creditOf({ by }: EventOf<'status'>, assignee: string | undefined): Pick<Solve, 'solver' | 'byRule'> {
  if (by?.role === 'agent') return { solver: by.id, byRule: false };
  if (by?.role === 'customer') return { solver: undefined, byRule: false };
  return { solver: assignee, byRule: true };
}

function openingOf(
  events: readonly TicketEvent[],
  created: EventOf<'created'> | undefined,
): Opening | undefined {
  if (created?.by.role !== 'agent') return undefined;
  const message = events.find((event) => event.type === 'message');
  if (message?.by.id !== created.by.id) return undefined;
  return { message, kind: message.public ? 'proactive' : 'phone' };
}

const isPublicMessageBy = (event: TicketEvent, role: Actor['role']): event is EventOf<'message'> =>
  event.type === 'message' && event.public && event.by.role === role;

export const isCustomerMessage = (event: TicketEvent): event is EventOf<'message'> =>
  isPublicMessageBy(event, 'customer');

/** A public message by a human agent, the one that opened a ticket included. */
export const isAgentMessage = (event: TicketEvent): event is EventOf<'message'> =>
  isPublicMessageBy(event, 'agent');

/** Public replies by human agents, ascending. The message with which an agent opened a ticket is no reply. */
export function repliesIn({ events, opening }: Story): EventOf<'message'>[] {
  return events.filter(isAgentMessage).filter((message) => message !== opening?.message);
}

/** A human answered publicly after the reopening or together with it, so that there was work on it. */
export function isReopeningAnswered({ after, reopen }: Solve): boolean {
  return reopen !== undefined && after.some((event) => isAgentMessage(event) && event.at >= reopen.at);
}

/**
 * The customer had the last public word after this solve and nobody answered the reopening, if there was one: a
 * bare thank-you. Solving the ticket once more only puts it away.
 */
export function endsInThankYou(solve: Solve): boolean {
  const asked = solve.after.findLastIndex(isCustomerMessage);
  return asked > solve.after.findLastIndex(isAgentMessage) && !isReopeningAnswered(solve);
}

/** The last solve that counts: one that only put a bare thank-you away keeps the solve before it. */
export function countedSolve({ solves }: Story): Solve | undefined {
  return solves.findLast((_, index) => {
    const before = solves[index - 1];
    return before === undefined || !endsInThankYou(before);
  });
}

/** The public reply that ends the first response. A proactive message asks for none before its customer wrote. */
export function firstReplyOf(story: Story): EventOf<'message'> | undefined {
  const replies = repliesIn(story);
  if (story.opening?.kind !== 'proactive') return replies[0];
  const asked = story.events.findIndex(isCustomerMessage);
  return asked < 0 ? undefined : replies.find((reply) => story.events.indexOf(reply) > asked);
}

/** A proactive message that no customer answered asks for no reply. */
export function isUnasked({ opening, events }: Story): boolean {
  return opening?.kind === 'proactive' && !events.some(isCustomerMessage);
}
