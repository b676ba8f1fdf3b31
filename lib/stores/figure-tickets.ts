/** The tickets behind a figure, newest first, with the moments that it was measured from, worked out anew. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { ticketOf } from '../db/tickets.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { TicketRef } from '../domain/figures.ts';
import type { Measurement, Metric } from '../domain/metrics/metric.ts';
import { outcomeOf } from '../domain/outcome.ts';

export type FigureTicket = TicketRef & {
  /** Undefined: its record is gone. */
  measured: Measurement | undefined;
};

export async function readFigureTickets(
  metric: Metric,
  refs: readonly TicketRef[],
  connections: readonly Connection[],
  definitions: Definitions,
): Promise<FigureTicket[]> {
  const db = await openDatabase();
  const tickets = await Promise.all(
    refs.map(async ({ connection, ticket }): Promise<FigureTicket> => {
      const me = connections.find(({ id }) => id === connection)?.viewer;
      const stored = await ticketOf(db, connection, ticket);
      const measured =
        stored && me !== undefined
          ? metric.measure(outcomeOf(stored.record, me, definitions), stored.completeAt)
          : undefined;
      return { connection, ticket, measured };
    }),
  );
  return tickets.sort((a, b) => (b.measured?.at ?? 0) - (a.measured?.at ?? 0));
}
