/**
 * What one reading of one ticket gives: ids, instants, roles and flags, never a word that anybody wrote.
 * The checks are what the worker's border holds messages to; content scripts import the types only.
 */
import {
  boolean,
  type Checked,
  list,
  number,
  object,
  oneOf,
  optional,
  tagged,
  text,
  whole,
  yes,
} from './check.ts';

export const helpdeskIds = ['request-tracker', 'zendesk'] as const;
export type HelpdeskId = (typeof helpdeskIds)[number];

export const helpdesk = oneOf(helpdeskIds);

export const id = text({ min: 1, max: 200 });

/** Scheme, host and port of a page, as the browser writes it. */
export const origin = text({ pattern: /^https?:\/\/[^/?#\s]{1,300}$/ });

/** Epoch milliseconds, UTC. */
export const instant = whole({ min: 0 });

export const ticketStatuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export function isSolved(status: TicketStatus): boolean {
  return status === 'solved' || status === 'closed';
}

const actor = object({ role: oneOf(['agent', 'customer', 'system']), id });

/** `id` is the helpdesk's own and opaque; where a person has only an address, its salted hash. */
export type Actor = Checked<typeof actor>;

export const ticketEvent = tagged(
  { id, at: instant },
  {
    created: { by: actor },
    message: { by: actor, public: boolean },
    /** `teamSays`: by the team's word for a name, of which the helpdesk alone would say something else. */
    status: { by: optional(actor), to: oneOf(ticketStatuses), teamSays: optional(yes) },
    assignment: { by: optional(actor), to: optional(id) },
    rating: { score: number(), scale: list(number(), { min: 2, max: 2 }) },
    merge: { into: id },
    handoff: {},
  },
);

/** Something that happened to a ticket. A second reading of the same ticket gives the same `id`. */
export type TicketEvent = Checked<typeof ticketEvent>;
export type EventOf<T extends TicketEvent['type']> = Extract<TicketEvent, { type: T }>;

/** May be negative: who corrects another's booking books the difference. */
const accounted = object({ mineMs: whole(), allMs: whole() });

/** Time that the helpdesk itself holds as worked on a ticket: booked by the viewer, and by everybody. */
export type Accounted = Checked<typeof accounted>;

const maxEvents = 20_000;

export const ticketSnapshot = object({
  helpdesk,
  origin,
  ticket: id,
  viewer: optional(object({ id })),
  events: list(ticketEvent, { max: maxEvents }),
  complete: boolean,
  precision: oneOf(['second', 'minute']),
  readAt: instant,
  channel: optional(id),
  priority: optional(id),
  complaint: optional(boolean),
  requester: optional(id),
  accounted: optional(accounted),
});

/**
 * One reading of one ticket.
 * `complete`: the whole history was seen. `readAt`: when, epoch ms. `complaint`: marked as one at the helpdesk.
 * `requester`: a salted hash. `accounted`: a cross-check that is shown beside figures and enters none; absent where the
 * helpdesk holds none, or where not all of it was seen.
 */
export type TicketSnapshot = Checked<typeof ticketSnapshot>;
