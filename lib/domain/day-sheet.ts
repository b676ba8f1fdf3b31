/**
 * Day sheets: outcomes filed under their local days, so that a period's figures are read without its tickets.
 * A ticket has at most one row on a sheet. Replacing its rows is idempotent and gives the same bytes in any order.
 */
import type { LocalDay } from './local-day.ts';
import { filedMetrics } from './metrics/filed.ts';
import type { MetricId, MetricValue } from './metrics/metric.ts';
import type { ReasonCode, TicketOutcome } from './outcome.ts';
import type { Rules } from './rules.ts';
import { compareIds } from './timeline.ts';

/** Several where a metric has more than one value of a ticket on a day. */
export type Filed<T> = T | number[];

export type DayRow = {
  ticket: string;
  channel?: string;
  priority?: string;
  values: Partial<Record<MetricId, Filed<MetricValue>>>;
  /** Metrics that would have counted on this day, and why they do not. */
  leftOut: Partial<Record<MetricId, ReasonCode>>;
  /** Business time of the durations among the values, in their order; absent: no support hours were set. */
  business?: Partial<Record<MetricId, Filed<number>>>;
};

/** `rows` in the natural order of their ticket ids. */
export type DaySheet = { day: LocalDay; connection: string; rows: DayRow[] };

export type Filing = {
  ticket: string;
  channel?: string | undefined;
  priority?: string | undefined;
  /** Instant of the last complete reading, epoch ms. */
  lastReadAt: number | undefined;
  rules: Rules;
};

/** The rows that a ticket's outcome puts on days. */
export function rowsOf(outcome: TicketOutcome, filing: Filing): Map<LocalDay, DayRow> {
  const { ticket, channel, priority, lastReadAt, rules } = filing;
  const rows = new Map<LocalDay, DayRow>();
  const days = new Map<number, LocalDay>();
  const rowOn = (at: number) => {
    const day = days.get(at) ?? rules.dayOf(at);
    days.set(at, day);
    const row = rows.get(day) ?? {
      ticket,
      ...(channel !== undefined && { channel }),
      ...(priority !== undefined && { priority }),
      values: {},
      leftOut: {},
    };
    rows.set(day, row);
    return row;
  };
  for (const { id, measure } of filedMetrics) {
    for (const measured of measure(outcome, rules, lastReadAt)) {
      if (measured.at === undefined) continue;
      const row = rowOn(measured.at);
      if (measured.value === null) {
        row.leftOut[id] = measured.reason;
        continue;
      }
      row.values[id] = beside(row.values[id], measured.value);
      if (measured.businessMs === undefined) continue;
      row.business ??= {};
      row.business[id] = beside(row.business[id], measured.businessMs) as Filed<number>;
    }
  }
  return rows;
}

function beside(filed: Filed<MetricValue> | undefined, value: MetricValue): Filed<MetricValue> {
  return filed === undefined ? value : ([filed, value].flat() as number[]);
}

/** The sheet with the rows of tickets added that have none on it yet. */
export function addRows(sheet: DaySheet, rows: readonly DayRow[]): DaySheet {
  return { ...sheet, rows: [...sheet.rows, ...rows].sort((a, b) => compareIds(a.ticket, b.ticket)) };
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
