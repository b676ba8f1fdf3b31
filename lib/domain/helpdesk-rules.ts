/**
 * What a team says of its helpdesks: which of our statuses a name of theirs means, and which names mark a ticket as
 * a complaint. Knows whose rules are whose; how a helpdesk tells its names is the adapters' to know.
 */
import { type Checked, list, object, oneOf, optional, record, text } from './check.ts';
import { type HelpdeskId, helpdesk, origin, ticketStatuses } from './ticket.ts';

/** As the helpdesk's own pages write it; upper and lower case are one. */
const name = text({ min: 1, max: 200, pattern: /\S/ });

const meanings = {
  /** By the helpdesk's name of a status. A name that is not here means what it means without rules. */
  statuses: optional(record(oneOf(ticketStatuses), name)),
  /** Tags, types, queues and values of fields. Absent: the helpdesk tells no complaints. */
  complaints: optional(list(name, { max: 500 })),
};

export const helpdeskRules = list(object({ helpdesk, origin, ...meanings }), { max: 200 });
export type HelpdeskRules = Checked<typeof helpdeskRules>[number];

/** What of the rules an adapter is told. */
export type Meanings = Pick<HelpdeskRules, keyof typeof meanings>;

/** The rules for a helpdesk at an origin; of two for the same, the later. */
export function meaningsAt(
  all: readonly HelpdeskRules[],
  place: { helpdesk: HelpdeskId; origin: string },
): Meanings {
  const { statuses, complaints } =
    all.findLast((one) => one.helpdesk === place.helpdesk && one.origin === place.origin) ?? {};
  return { ...(statuses && { statuses }), ...(complaints && { complaints }) };
}
