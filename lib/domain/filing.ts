/**
 * From a ticket's record to everything that is filed of it: the same whether one reading changed it or all figures
 * are made anew.
 */
import { type DayRow, type DaySheet, rowsOf } from './day-sheet.ts';
import type { LocalDay } from './local-day.ts';
import { type OpenTicket, outcomeOf } from './outcome.ts';
import type { Rules } from './rules.ts';
import type { TicketRecord } from './ticket-record.ts';
import { compareIds } from './timeline.ts';

/**
 * Of the rules by which tickets are filed. To be raised when a ticket may be filed otherwise than before, so that what
 * is stored is filed anew after the update.
 */
export const filingVersion = 2;

/** What a ticket's record comes to: its rows, by their days, and its place among the open tickets. */
export type TicketFiling = {
  rows: Map<LocalDay, DayRow>;
  open: OpenRow | undefined;
};

/** A ticket of mine that is not solved. */
export type OpenRow = OpenTicket & {
  connection: string;
  ticket: string;
  channel?: string;
  priority?: string;
};

/**
 * @param me the agent's own id at the helpdesk
 * @param repeats when the requester's other tickets were created, epoch ms; empty where they do not count
 */
export function fileTicket(
  known: TicketRecord,
  me: string,
  lastReadAt: number | undefined,
  rules: Rules,
  repeats: readonly number[],
): TicketFiling {
  const { connection, ticket, channel, priority } = known;
  const outcome = outcomeOf(known, me, rules.definitions, repeats);
  const rows = rowsOf(outcome, { ticket, channel, priority, lastReadAt, rules });
  const open = outcome.open && {
    connection,
    ticket,
    ...outcome.open,
    ...(channel !== undefined && { channel }),
    ...(priority !== undefined && { priority }),
  };
  return { rows, open };
}

/** All sheets of a connection, made from nothing but its tickets' filings: what they come to one by one. */
export function sheetsOf(connection: string, filings: Iterable<TicketFiling>): DaySheet[] {
  const rowsByDay = new Map<LocalDay, DayRow[]>();
  for (const { rows } of filings) {
    for (const [day, row] of rows) {
      const list = rowsByDay.get(day);
      if (list) list.push(row);
      else rowsByDay.set(day, [row]);
    }
  }
  return [...rowsByDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, rows]) => ({
      day,
      connection,
      rows: rows.sort((a, b) => compareIds(a.ticket, b.ticket)),
    }));
}
