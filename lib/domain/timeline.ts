/**
 * A ticket's timeline: everything ever seen of it, each event once, in order.
 * Knows the identity and the order of events; knows nothing of what they mean for a metric.
 */
import type { TicketEvent } from './ticket.ts';

/**
 * The union of what was known and what a reading saw. An event keeps its identity (`id`), so a reading that saw
 * less removes nothing and a reading repeated changes nothing. Of two versions of one event the newer reading's
 * stands, except that a message once made private stays private: no helpdesk publishes a note afterwards.
 */
export function mergeTimeline(known: readonly TicketEvent[], seen: readonly TicketEvent[]): TicketEvent[] {
  const byId = new Map(known.map((event) => [event.id, event]));
  for (const event of seen) {
    const before = byId.get(event.id);
    byId.set(event.id, before && isMadePrivate(before) && event.type === 'message' ? before : event);
  }
  return [...byId.values()].sort(compareEvents);
}

function isMadePrivate(event: TicketEvent): boolean {
  return event.type === 'message' && !event.public;
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
