/** From the rows of a period to its figures. One place for all aggregation. */
import type { DaySheet } from './day-sheet.ts';
import type { LocalDay } from './local-day.ts';
import type { Metric, Statistic, Verdict } from './metrics/metric.ts';
import type { ReasonCode } from './outcome.ts';

export type TicketRef = { connection: string; ticket: string };

export type Figure = {
  metric: Metric['id'];
  /** How many values stand behind the figure. */
  n: number;
  /** Durations in ms, ratios as fractions of 1; a statistic that the metric does not have is absent. */
  statistics: Partial<Record<Statistic, number>>;
  /** A ratio's operands. */
  ratio?: { num: number; den: number };
  /** Verdicts whose window is still open at `now`, and how many of them had a second contact already. */
  pending: { count: number; contactedAgain: number };
  /** Verdicts that fell due, would be "yes", and were not read since. */
  unverified: number;
  /** Verdicts that fell due on a ticket that is open again, so that nobody can tell yet. */
  undecided: number;
  leftOut: Partial<Record<ReasonCode, number>>;
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
    pending: { count: 0, contactedAgain: 0 },
    unverified: 0,
    undecided: 0,
    leftOut: {},
    tickets: [],
  };
  const values: number[] = [];
  for (const { connection, day, rows } of sheets) {
    for (const { ticket, values: filed, leftOut } of rows) {
      const value = filed[metric.id];
      const reason = leftOut[metric.id];
      if (reason && day <= to) figure.leftOut[reason] = (figure.leftOut[reason] ?? 0) + 1;
      if (value === undefined) continue;
      if (typeof value !== 'number' && value.dueAt > now) {
        figure.pending.count += 1;
        if (value.secondContactAt !== undefined) figure.pending.contactedAgain += 1;
        continue;
      }
      if (day > to) continue;
      const counted = typeof value === 'number' ? value : judge(value);
      if (typeof counted === 'string') {
        figure[counted] += 1;
        continue;
      }
      values.push(counted);
      figure.tickets.push({ connection, ticket });
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
