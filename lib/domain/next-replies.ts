/** Next replies: from the earliest message of each run of a customer's to the public human reply that met it. */
import type { Outcome } from './outcome.ts';
import { owned, unowned } from './ownership.ts';
import { firstReplyOf, isAgentMessage, isCustomerMessage, repliesIn, type Story } from './story.ts';
import type { EventOf, TicketEvent } from './ticket.ts';

/** All epoch ms. */
export type NextReply = {
  /** The customer's clock: from the earliest unanswered message. */
  askedAt: number;
  /** My clock: from that message or from when somebody else gave me the ticket; absent if that is impossible. */
  mineFrom?: number;
  assignerUnknown: boolean;
  repliedAt: number;
};

/** @param thankYous messages that ask for no reply */
export function nextRepliesOf(
  story: Story,
  me: string,
  thankYous: ReadonlySet<TicketEvent>,
): Outcome<NextReply>[] {
  const { events, created, isImpossible } = story;
  if (!created) {
    const mine = repliesIn(story).find(({ by }) => by.id === me);
    return mine ? [{ known: false, reason: 'first-message-not-seen', at: mine.at }] : [];
  }
  const first = firstReplyOf(story);
  const found: Outcome<NextReply>[] = [];
  let isAnswered = false;
  let ownership = unowned;
  let asked: EventOf<'message'> | undefined;
  for (const event of events) {
    ownership = owned(ownership, event, me);
    if (event === first) isAnswered = true;
    else if (isCustomerMessage(event) && isAnswered && !thankYous.has(event)) asked ??= event;
    else if (isAgentMessage(event) && asked) {
      const { at: askedAt } = asked;
      const { at: repliedAt, by } = event;
      asked = undefined;
      if (by.id !== me) continue;
      if (isImpossible(askedAt, repliedAt)) {
        found.push({ known: false, reason: 'impossible-order', at: repliedAt });
        continue;
      }
      const { given } = ownership;
      const starts = given ? [askedAt, given.at] : [askedAt];
      found.push({
        known: true,
        askedAt,
        ...(!isImpossible(...starts) && { mineFrom: Math.max(...starts) }),
        assignerUnknown: given !== undefined && given.by === undefined,
        repliedAt,
      });
    }
  }
  return found;
}
