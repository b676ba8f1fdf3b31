/** The tickets behind a figure, with the moments that it was measured from, worked out anew from their timelines. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { ticketOf } from '../db/tickets.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { TicketRef } from '../domain/figures.ts';
import type { Measurement, Metric } from '../domain/metrics/metric.ts';
import { outcomeOf } from '../domain/outcome.ts';

export type FigureTicket = TicketRef & {
  connectionInfo: Connection | undefined;
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
  return Promise.all(
    refs.map(async ({ connection, ticket }): Promise<FigureTicket> => {
      const connectionInfo = connections.find(({ id }) => id === connection);
      const stored = await ticketOf(db, connection, ticket);
      const me = connectionInfo?.viewer;
      const measured =
        stored && me !== undefined
          ? metric.measure(outcomeOf(stored.record, me, definitions), stored.completeAt)
          : undefined;
      return { connection, ticket, connectionInfo, measured };
    }),
  );
}
