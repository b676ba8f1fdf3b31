/** The tickets behind a figure, newest first, with the moments that it was measured from, worked out anew. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { ticketOf } from '../db/tickets.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { TicketRef } from '../domain/figures.ts';
import type { Measurement, Metric } from '../domain/metrics/metric.ts';
import { measure } from '../domain/metrics/registry.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { rulesOf } from '../domain/rules.ts';
import { repeatsIn } from './repeats.ts';

export type FigureTicket = TicketRef & {
  /** What the ticket came to on that day; undefined: its record is gone. */
  measured: Measurement[] | undefined;
};

export async function readFigureTickets(
  metric: Metric,
  refs: readonly TicketRef[],
  connections: readonly Connection[],
  definitions: Definitions,
): Promise<FigureTicket[]> {
  const db = await openDatabase();
  const rules = rulesOf(definitions);
  const tickets = await Promise.all(
    refs.map(async ({ connection, ticket, day }): Promise<FigureTicket> => {
      const me = connections.find(({ id }) => id === connection)?.viewer;
      const stored = await ticketOf(db, connection, ticket);
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
      return { connection, ticket, day, measured: ofDay };
    }),
  );
  return tickets.sort((a, b) => newest(b) - newest(a));
}

function newest({ measured = [] }: FigureTicket): number {
  return Math.max(0, ...measured.map(({ at }) => at ?? 0));
}
