/** What customers answered when they were asked, each answer with the agent whose reply it followed. */
import type { Outcome } from './outcome.ts';
import { isAgentMessage, type Story } from './story.ts';
import type { EventOf } from './ticket.ts';

/** Instants in epoch ms. */
export type Rating = { ratedAt: number; repliedAt: number; score: number; scale: readonly number[] };

/** A later rating after the same reply is a changed mind and takes the place of the earlier one. */
export function ratingsOf({ events, created, isImpossible }: Story, me: string): Outcome<Rating>[] {
  const ratings = new Map<EventOf<'message'> | undefined, EventOf<'rating'>>();
  let last: EventOf<'message'> | undefined;
  for (const event of events) {
    if (isAgentMessage(event)) last = event;
    if (event.type === 'rating') ratings.set(last, event);
  }
  return [...ratings].map(([reply, { at: ratedAt, score, scale }]): Outcome<Rating> => {
    if (!created) return { known: false, reason: 'first-message-not-seen', at: ratedAt };
    if (!reply) return { known: false, reason: 'rated-without-reply' };
    if (reply.by.id !== me) return { known: false, reason: 'rated-for-colleague' };
    if (isImpossible(ratedAt, reply.at)) return { known: false, reason: 'impossible-order', at: ratedAt };
    return { known: true, ratedAt, repliedAt: reply.at, score, scale };
  });
}
