/** What is kept of a ticket: its whole timeline and the work on it in one record. Decides what a reading changes. */

import type { Correction } from './corrections.ts';
import type { WorkSpan } from './spans.ts';
import type { Accounted, TicketEvent, TicketSnapshot } from './ticket.ts';
import { mergeTimeline } from './timeline.ts';

export type TicketRecord = {
  connection: string;
  ticket: string;
  events: TicketEvent[];
  /** Some reading saw the whole history. */
  complete: boolean;
  precision: 'second' | 'minute';
  /** Ids of events that lay more than two minutes in the future whenever they were read: some clock is wrong. */
  suspect: string[];
  /** My work on it, as it was measured; see `counted-work.ts`. */
  spans: WorkSpan[];
  elsewhere?: WorkSpan[];
  corrections?: Correction[];
  channel?: string;
  priority?: string;
  complaint?: boolean;
  requester?: string;
  /** As the helpdesk counts it; enters no figure. */
  accounted?: Accounted;
};

const futureToleranceMs = 120_000;

export function emptyRecord(connection: string, ticket: string): TicketRecord {
  return {
    connection,
    ticket,
    events: [],
    complete: false,
    precision: 'second',
    suspect: [],
    spans: [],
  };
}

/** The record after a reading: equal to what was known when the reading saw nothing new. */
export function addSnapshot(known: TicketRecord, snapshot: TicketSnapshot): TicketRecord {
  const { channel, priority, complaint, requester, accounted } = { ...known, ...withoutAbsent(snapshot) };
  const knownIds = new Set(known.events.map(({ id }) => id));
  const seenIds = new Set(snapshot.events.map(({ id }) => id));
  const isSuspect = ({ id, at }: TicketEvent) => {
    if (knownIds.has(id) && !known.suspect.includes(id)) return false;
    return seenIds.has(id) ? at > snapshot.readAt + futureToleranceMs : true;
  };
  // A change that the helpdesk does not tell of is one by the team's word alone, and goes with it.
  const isTakenBack = (event: TicketEvent) =>
    snapshot.complete && event.type === 'status' && event.teamSays && !seenIds.has(event.id);
  const stays = known.events.filter((event) => !isTakenBack(event));
  const events = mergeTimeline(stays, snapshot.events);
  return {
    connection: known.connection,
    ticket: known.ticket,
    events,
    complete: known.complete || snapshot.complete,
    precision: snapshot.precision,
    suspect: events.filter(isSuspect).map(({ id }) => id),
    spans: known.spans,
    ...(known.elsewhere && { elsewhere: known.elsewhere }),
    ...(known.corrections && { corrections: known.corrections }),
    ...(channel !== undefined && { channel }),
    ...(priority !== undefined && { priority }),
    ...(complaint && { complaint }),
    ...(requester !== undefined && { requester }),
    ...(accounted !== undefined && { accounted }),
  };
}

function withoutAbsent(snapshot: TicketSnapshot): Partial<TicketSnapshot> {
  return Object.fromEntries(Object.entries(snapshot).filter(([, value]) => value !== undefined));
}
