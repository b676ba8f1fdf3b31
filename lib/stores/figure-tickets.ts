/** The tickets behind a figure, newest first, with the moments that it was measured from, worked out anew. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { ticketOf, unlessDamaged } from '../db/tickets.ts';
import { type CrossCheck, crossCheck, isBooked, type Pair } from '../domain/accounted.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { TicketRef } from '../domain/figures.ts';
import type { Measurement, Metric } from '../domain/metrics/metric.ts';
import { measure } from '../domain/metrics/registry.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { rulesOf } from '../domain/rules.ts';
import type { Accounted } from '../domain/ticket.ts';
import { repeatsIn } from './repeats.ts';

export type FigureTicket = TicketRef & {
  /** What the ticket came to on that day; undefined: its record is gone, or damaged. */
  measured: Measurement[] | undefined;
  isDamaged?: boolean;
  /** Beside handle time: what the agent booked at the helpdesk. */
  booked?: Accounted;
};

export type FigureTickets = { tickets: FigureTicket[]; crossCheck: CrossCheck | undefined };

/** @param count how many tickets are wanted; a cross-check is over all of them */
export async function readFigureTickets(
  metric: Metric,
  refs: readonly TicketRef[],
  count: number,
  connections: readonly Connection[],
  definitions: Definitions,
): Promise<FigureTickets> {
  const db = await openDatabase();
  const rules = rulesOf(definitions);
  const isChecked = metric.id === 'handle-time';
  const read = async ({ connection, ticket, day }: TicketRef): Promise<FigureTicket> => {
    const me = connections.find(({ id }) => id === connection)?.viewer;
    let isDamaged = false;
    const stored = await ticketOf(db, connection, ticket).catch((error: unknown) => {
      isDamaged = true;
      return unlessDamaged(error);
    });
    const measured =
      stored && me !== undefined
        ? measure(
            metric,
            outcomeOf(stored.record, me, definitions, await repeatsIn(db, stored.record, definitions)),
            rules,
            stored.completeAt,
          )
        : undefined;
    const ofDay = measured?.filter(({ at }) => at !== undefined && rules.dayOf(at) === day);
    const accounted = isChecked ? stored?.record.accounted : undefined;
    return {
      connection,
      ticket,
      day,
      measured: ofDay,
      isDamaged,
      ...(isBooked(accounted) && { booked: accounted }),
    };
  };
  const tickets = await Promise.all(refs.slice(0, count).map(read));
  const others = isChecked ? await Promise.all(refs.slice(count).map(read)) : [];
  return {
    tickets: tickets.sort((a, b) => newest(b) - newest(a)),
    crossCheck: crossCheck([...tickets, ...others].map(pairOf)),
  };
}

/** What was measured is held against what was booked, also where the agent corrected it. */
function pairOf({ measured = [], booked }: FigureTicket): Pair {
  const [one] = measured;
  if (!one || typeof one.value !== 'number') return { measuredMs: undefined, accounted: booked };
  return { measuredMs: one.measuredMs ?? one.value, accounted: booked };
}

function newest({ measured = [] }: FigureTicket): number {
  return Math.max(0, ...measured.map(({ at }) => at ?? 0));
}
