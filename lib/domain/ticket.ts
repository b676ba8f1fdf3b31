/**
 * What one reading of one ticket gives: ids, instants, roles and flags, never a word that anybody wrote.
 * The schemas are what the worker's border checks; content scripts import the types only.
 */
import * as z from 'zod/mini';

export const helpdeskIds = ['request-tracker', 'zendesk'] as const;
export type HelpdeskId = (typeof helpdeskIds)[number];

export const id = z.string().check(z.minLength(1), z.maxLength(200));

/** Scheme, host and port of a page, as the browser writes it. */
export const origin = z.string().check(z.regex(/^https?:\/\/[^/?#\s]{1,300}$/));

/** Epoch milliseconds, UTC. */
export const instant = z.int().check(z.nonnegative());

export const ticketStatuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export function isSolved(status: TicketStatus): boolean {
  return status === 'solved' || status === 'closed';
}

const actor = z.strictObject({ role: z.enum(['agent', 'customer', 'system']), id });

/** `id` is the helpdesk's own and opaque; where a person has only an address, its salted hash. */
export type Actor = z.infer<typeof actor>;

const base = { id, at: instant };

const ticketEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('created'), by: actor }),
  z.strictObject({ ...base, type: z.literal('message'), by: actor, public: z.boolean() }),
  z.strictObject({ ...base, type: z.literal('status'), by: z.optional(actor), to: z.enum(ticketStatuses) }),
  z.strictObject({ ...base, type: z.literal('assignment'), by: z.optional(actor), to: z.optional(id) }),
  z.strictObject({
    ...base,
    type: z.literal('rating'),
    score: z.number(),
    scale: z.array(z.number()).check(z.minLength(2), z.maxLength(2)),
  }),
  z.strictObject({ ...base, type: z.literal('merge'), into: id }),
  z.strictObject({ ...base, type: z.literal('handoff') }),
]);

/** Something that happened to a ticket. A second reading of the same ticket gives the same `id`. */
export type TicketEvent = z.infer<typeof ticketEvent>;
export type EventOf<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>;

const maxEvents = 20_000;

export const ticketSnapshot = z.strictObject({
  helpdesk: z.enum(helpdeskIds),
  origin,
  ticket: id,
  viewer: z.optional(z.strictObject({ id })),
  events: z.array(ticketEvent).check(z.maxLength(maxEvents)),
  complete: z.boolean(),
  precision: z.enum(['second', 'minute']),
  readAt: instant,
  channel: z.optional(id),
  priority: z.optional(id),
  complaint: z.optional(z.boolean()),
  requester: z.optional(id),
});

/**
 * One reading of one ticket.
 * `complete`: the whole history was seen. `readAt`: when, epoch ms. `complaint`: marked as one at the helpdesk.
 * `requester`: a salted hash.
 */
export type TicketSnapshot = z.infer<typeof ticketSnapshot>;
