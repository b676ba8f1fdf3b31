/** The ticket that the work is on, read for the popup's card: its time, what is being counted, and the pause. */
import { openDatabase } from '../db/connection.ts';
import { ticketOf, unlessDamaged, workState } from '../db/tickets.ts';
import { isBooked } from '../domain/accounted.ts';
import { type TicketTime, ticketInWork, timeOn } from '../domain/running.ts';
import type { Accounted } from '../domain/ticket.ts';
import type { TicketKey } from '../domain/work.ts';
import { now } from '../platform/clock.ts';
import { shortcutOf } from '../platform/commands.ts';
import { readDefinitions } from './definitions.ts';
import type { Front } from './front.ts';

export type Running = {
  ticket: TicketKey | undefined;
  isInFront: boolean;
  /** undefined: nothing is counted on it, as it is not the agent's or was not read yet. */
  time: TicketTime | undefined;
  /** What the helpdesk itself holds as worked on it. */
  booked: Accounted | undefined;
  /** Epoch ms; undefined: nothing is paused. */
  pausedAt: number | undefined;
  /** The keys that pause, as the browser writes them; empty: none are set. */
  shortcut: string;
};

/** The ticket in front; where there is none, the one that was worked on last and that the work may go on with. */
export async function readRunning(front: Front): Promise<Running> {
  const db = await openDatabase();
  const [state, definitions, shortcut] = await Promise.all([
    workState(db),
    readDefinitions(db),
    shortcutOf('pause'),
  ]);
  const shown = ticketInFront(front);
  const ticket = shown?.key ?? ticketInWork(state);
  const isOwn = shown?.isOwn ?? true;
  const stored =
    ticket && isOwn ? await ticketOf(db, ticket.connection, ticket.ticket).catch(unlessDamaged) : undefined;
  const accounted = stored?.record.accounted;
  return {
    ticket,
    isInFront: shown !== undefined,
    time: ticket && isOwn ? timeOn(ticket, stored?.record, state, definitions, now()) : undefined,
    booked: isBooked(accounted) ? accounted : undefined,
    pausedAt: state.pausedAt,
    shortcut,
  };
}

function ticketInFront(front: Front): { key: TicketKey; isOwn: boolean } | undefined {
  if (front.kind !== 'recorded' || front.status.ticket === undefined) return undefined;
  const { connection, status, isOwn } = front;
  return { key: { connection: connection.id, ticket: status.ticket as string }, isOwn };
}
