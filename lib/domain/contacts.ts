/** What came after a solve: a second contact, a bare thank-you, or what nobody can tell yet. */
import { isAgentMessage, isCustomerMessage, isReopeningAnswered, type Solve, type Story } from './story.ts';
import type { EventOf, TicketEvent } from './ticket.ts';

/** `isRepeat`: it is another ticket. */
export type Contact = { at: number; certain: boolean; isRepeat?: boolean };

/**
 * What may be a second contact, ascending: the customer's messages and the reopenings. A message that nobody answers
 * is a bare thank-you once the ticket is solved again, or stayed solved until the verdict was due; while the ticket
 * is open again, nobody can tell.
 */
export function secondContactsIn({ solves, openAgain }: Story, dueAt: number): Contact[] {
  return solves.flatMap((solve) => contactsAfter(solve, solve === openAgain, dueAt));
}

function contactsAfter(solve: Solve, isOpenAgain: boolean, dueAt: number): Contact[] {
  const { after } = solve;
  const reopen = reopenedBy(solve, dueAt);
  const isAnswered = (index: number) => isAnsweredAfter(after, index, reopen ? undefined : dueAt);
  return after.flatMap((event, index): Contact[] => {
    if (isCustomerMessage(event)) {
      if (isAnswered(index)) return [{ at: event.at, certain: true }];
      return isOpenAgain && reopen ? [{ at: event.at, certain: false }] : [];
    }
    const isContact = event === reopen && (isReopeningAnswered(solve) || isReopeningAsked(solve, reopen));
    return isContact ? [{ at: event.at, certain: true }] : [];
  });
}

/** A human answers publicly after an event, before `limit` if there is one. */
function isAnsweredAfter(after: readonly TicketEvent[], index: number, limit?: number): boolean {
  return after
    .slice(index + 1)
    .some((event) => isAgentMessage(event) && (limit === undefined || event.at < limit));
}

function reopenedBy({ reopen }: Solve, dueAt: number): EventOf<'status'> | undefined {
  return reopen && reopen.at <= dueAt ? reopen : undefined;
}

/**
 * The customer asked for the reopening. One by an agent or a rule counts only if a customer's message follows; one
 * by the customer counts at once, unless a message came before or with it, which then decides.
 */
function isReopeningAsked({ after }: Solve, reopen: EventOf<'status'>): boolean {
  if (reopen.by?.role === 'customer') return !after.slice(0, after.indexOf(reopen)).some(isCustomerMessage);
  return after.slice(after.indexOf(reopen)).some(isCustomerMessage);
}

/**
 * The messages that were bare thank-yous: put away by the next solve without an answer, or not answered before the
 * verdict was due on a ticket that stayed solved. They ask for no reply.
 */
export function thankYousIn({ solves }: Story, windowMs: number): Set<TicketEvent> {
  const dueAt = (solves[0]?.at ?? 0) + windowMs;
  const thankYous = solves.flatMap((solve) => {
    const { after } = solve;
    const isPutAway = solve !== solves.at(-1);
    const staysSolved = !reopenedBy(solve, dueAt);
    return after.filter(
      (event, index) =>
        isCustomerMessage(event) &&
        ((isPutAway && !isAnsweredAfter(after, index)) ||
          (staysSolved && event.at <= dueAt && !isAnsweredAfter(after, index, dueAt))),
    );
  });
  return new Set(thankYous);
}
