/**
 * Day sheets: outcomes filed under their local days, so that a period's figures are read without its tickets.
 * A ticket has at most one row on a sheet. Replacing its rows is idempotent and gives the same bytes in any order.
 */
import { type LocalDay, localDay } from './local-day.ts';
import type { MetricId, MetricValue } from './metrics/metric.ts';
import { allMetrics } from './metrics/registry.ts';
import type { ReasonCode, TicketOutcome } from './outcome.ts';
import { compareIds } from './timeline.ts';

export type DayRow = {
  ticket: string;
  channel?: string;
  values: Partial<Record<MetricId, MetricValue>>;
  /** Metrics that would have counted on this day, and why they do not. */
  leftOut: Partial<Record<MetricId, ReasonCode>>;
};

/** `rows` in the natural order of their ticket ids. */
export type DaySheet = { day: LocalDay; connection: string; rows: DayRow[] };

export type Filing = {
  ticket: string;
  channel: string | undefined;
  /** Instant of the last complete reading, epoch ms. */
  lastReadAt: number | undefined;
  timeZone: string;
};

/** The rows that a ticket's outcome puts on days. */
export function rowsOf(outcome: TicketOutcome, filing: Filing): Map<LocalDay, DayRow> {
  const rows = new Map<LocalDay, DayRow>();
  const rowOn = (at: number) => {
    const day = localDay(at, filing.timeZone);
    const { ticket, channel } = filing;
    const row = rows.get(day) ?? {
      ticket,
      ...(channel !== undefined && { channel }),
      values: {},
      leftOut: {},
    };
    rows.set(day, row);
    return row;
  };
  for (const metric of allMetrics) {
    const measured = metric.measure(outcome, filing.lastReadAt);
    if (measured.at === undefined) continue;
    if (measured.value === null) rowOn(measured.at).leftOut[metric.id] = measured.reason;
    else rowOn(measured.at).values[metric.id] = measured.value;
  }
  return rows;
}

/** The sheet with the ticket's row replaced, or retracted where there is none; undefined: nothing is left on it. */
export function replaceRow(sheet: DaySheet, ticket: string, row: DayRow | undefined): DaySheet | undefined {
  const rows = sheet.rows.filter((other) => other.ticket !== ticket);
  if (row) {
    const after = rows.findIndex((other) => compareIds(other.ticket, ticket) > 0);
    rows.splice(after < 0 ? rows.length : after, 0, row);
  }
  return rows.length ? { ...sheet, rows } : undefined;
}
