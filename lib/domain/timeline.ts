/**
 * A ticket's timeline: everything ever seen of it, each event once, in order.
 * Knows the identity and the order of events; knows nothing of what they mean for a metric.
 */
import { isSolved, type TicketEvent } from './ticket.ts';

/**
 * The union of what was known and what a reading saw. An event keeps its identity (`id`), so a reading that saw
 * less removes nothing and a reading repeated changes nothing. What was known of an event stands, because the past
 * does not change with what a helpdesk says of people and states today; a later reading can only add to it. What the
 * team said of a status goes with its word.
 */
export function mergeTimeline(known: readonly TicketEvent[], seen: readonly TicketEvent[]): TicketEvent[] {
  const byId = new Map(known.map((event) => [event.id, event]));
  for (const event of seen) {
    const before = byId.get(event.id);
    byId.set(event.id, before ? added(before, event) : event);
  }
  return [...byId.values()].sort(compareEvents);
}

/** A message may be made private, a status of unknown meaning turn out to be a solve, an unknown actor be named. */
function added(known: TicketEvent, seen: TicketEvent): TicketEvent {
  if (known.type === 'message' && seen.type === 'message') {
    return { ...known, public: known.public && seen.public };
  }
  if (known.type === 'status' && seen.type === 'status') {
    const { teamSays: before, ...told } = known;
    const by = known.by ?? seen.by;
    const { to, teamSays } = isSolved(known.to) && !before ? known : seen;
    return { ...told, ...(by && { by }), to, ...(teamSays && { teamSays }) };
  }
  if (known.type === 'assignment' && seen.type === 'assignment' && !known.by) return seen;
  return known;
}

const rank: Record<TicketEvent['type'], number> = {
  created: 0,
  message: 1,
  handoff: 1,
  assignment: 1,
  rating: 1,
  status: 2,
  merge: 3,
};

/**
 * By instant. At the same instant the creation comes first and changes of status after the messages, because a
 * reply sent with "submit as solved" belongs before its solve, whichever of the two the helpdesk numbers first.
 * Then by id, numbers in it compared as numbers: helpdesks number events in the order in which they happened.
 */
export function compareEvents(a: TicketEvent, b: TicketEvent): number {
  return a.at - b.at || rank[a.type] - rank[b.type] || compareIds(a.id, b.id);
}

/** Natural order: runs of digits compare as numbers (`9` before `10`), everything else by code unit. */
export function compareIds(a: string, b: string): number {
  const left = a.match(/\d+|\D+/g) ?? [];
  const right = b.match(/\d+|\D+/g) ?? [];
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part === other) continue;
    const byNumber = isDigits(part) && isDigits(other) ? Number(part) - Number(other) : 0;
    return byNumber || (part < other ? -1 : 1);
  }
  return left.length - right.length;
}

function isDigits(part: string): boolean {
  return part >= '0' && part < ':';
}
