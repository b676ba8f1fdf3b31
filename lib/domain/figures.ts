/** From the rows of a period to its figures. One place for all aggregation. */
import type { DaySheet } from './day-sheet.ts';
import type { LocalDay } from './local-day.ts';
import type { Metric, Statistic, Verdict } from './metrics/metric.ts';
import type { ReasonCode } from './outcome.ts';

export type TicketRef = { connection: string; ticket: string };

/**
 * Why a ticket stands beside a figure and not in it. `pending`: the verdict's window is open at `now`, and
 * `contacted-again`: with a second contact in it already. `unverified`: fell due, would be "yes", not read since.
 * `undecided`: fell due on a ticket that is open again.
 */
export const apartKinds = ['pending', 'contacted-again', 'unverified', 'undecided'] as const;
type ApartKind = (typeof apartKinds)[number];
export type Apart = ApartKind | ReasonCode;

/** Apart for a reason of the figure's own, and not because the ticket lacks something. */
export function isOwnKind(why: Apart): why is ApartKind {
  return apartKinds.includes(why as ApartKind);
}

export type Figure = {
  metric: Metric['id'];
  /** How many values stand behind the figure. */
  n: number;
  /** Durations in ms, ratios as fractions of 1; a statistic that the metric does not have is absent. */
  statistics: Partial<Record<Statistic, number>>;
  /** A ratio's operands. */
  ratio?: { num: number; den: number };
  apart: Partial<Record<Apart, TicketRef[]>>;
  /** The tickets behind the figure, newest day last. */
  tickets: TicketRef[];
};

/**
 * @param sheets of the period and of the coming days; a verdict in the future is pending, whatever the period
 * @param to the period's last day
 * @param now the reader's clock, epoch ms
 */
export function figureOf(metric: Metric, sheets: readonly DaySheet[], to: LocalDay, now: number): Figure {
  const figure: Figure = {
    metric: metric.id,
    n: 0,
    statistics: {},
    apart: {},
    tickets: [],
  };
  const values: number[] = [];
  const setApart = (why: Apart, ref: TicketRef) => {
    figure.apart[why] ??= [];
    figure.apart[why].push(ref);
  };
  for (const { connection, day, rows } of sheets) {
    for (const { ticket, values: filed, leftOut } of rows) {
      const ref = { connection, ticket };
      const value = filed[metric.id];
      const reason = leftOut[metric.id];
      if (reason && day <= to) setApart(reason, ref);
      if (value === undefined) continue;
      if (typeof value !== 'number' && value.dueAt > now) {
        setApart('pending', ref);
        if (value.secondContactAt !== undefined) setApart('contacted-again', ref);
        continue;
      }
      if (day > to) continue;
      const counted = typeof value === 'number' ? value : judge(value);
      if (typeof counted === 'string') {
        setApart(counted, ref);
        continue;
      }
      values.push(counted);
      figure.tickets.push(ref);
    }
  }
  figure.n = values.length;
  if (values.length === 0) return figure;
  if (metric.kind === 'ratio') {
    const ratio = { num: sum(values), den: values.length };
    return { ...figure, ratio, statistics: { ratio: ratio.num / ratio.den } };
  }
  if (metric.kind === 'count')
    return { ...figure, statistics: { sum: sum(values), mean: sum(values) / values.length } };
  values.sort((a, b) => a - b);
  const mean = sum(values) / values.length;
  return { ...figure, statistics: { median: quantile(values, 0.5), mean, p90: quantile(values, 0.9) } };
}

/** A verdict that fell due. 1: resolved at first contact; 0: not; else why it is neither. */
function judge({ secondContactAt, undecided, verified }: Verdict): 0 | 1 | 'undecided' | 'unverified' {
  if (secondContactAt !== undefined) return 0;
  if (undecided) return 'undecided';
  return verified ? 1 : 'unverified';
}

/** Type 7 (linear interpolation between closest ranks) of values sorted ascending; n ≥ 1. */
export function quantile(sorted: readonly number[], p: number): number {
  const rank = (sorted.length - 1) * p;
  const below = sorted[Math.floor(rank)] as number;
  const above = sorted[Math.ceil(rank)] as number;
  return below + (above - below) * (rank - Math.floor(rank));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
