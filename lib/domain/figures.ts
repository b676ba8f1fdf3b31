/** From the rows of a period to its figures. One place for all aggregation. */
import type { DaySheet } from './day-sheet.ts';
import type { Clock } from './definitions.ts';
import type { OpenRow } from './filing.ts';
import type { LocalDay } from './local-day.ts';
import {
  type Hours,
  hasClock,
  type Metric,
  type MetricId,
  type MetricValue,
  type Operands,
  type Statistic,
  type Verdict,
} from './metrics/metric.ts';
import { filedAs } from './metrics/registry.ts';
import { isTotal } from './metrics/unit.ts';
import type { ReasonCode } from './outcome.ts';
import { type Days, dayCount } from './period.ts';
import type { BusinessClock } from './schedule.ts';
import { waitedMs, waitingSince } from './waiting.ts';

/** `day`: on whose sheet the value lies, so that the moments behind it are found again. */
export type TicketRef = { connection: string; ticket: string; day: LocalDay };

/**
 * Why a ticket stands beside a figure and not in it. `pending`: the verdict's window is open at `now`, and
 * `contacted-again` or `reopened-already`: with that in it. `unverified`: fell due, nothing happened, not read since.
 * `undecided`: fell due on a ticket that is open again.
 */
export const apartKinds = [
  'pending',
  'contacted-again',
  'reopened-already',
  'unverified',
  'undecided',
] as const;
type ApartKind = (typeof apartKinds)[number];
export type Apart = ApartKind | ReasonCode;

/** Apart for a reason of the figure's own, and not because the ticket lacks something. */
export function isOwnKind(why: Apart): why is ApartKind {
  return apartKinds.includes(why as ApartKind);
}

/** What a reader asks for: which days, as of when, on which clock, of which tickets. */
export type Reading = Days & {
  /** The reader's clock, epoch ms. */
  now: number;
  /** Calendar time unless told otherwise. */
  clock?: Clock | undefined;
  /** Tickets of this channel, of this priority; absent: of all. */
  channel?: string | undefined;
  priority?: string | undefined;
  /** Asks for the share of values within this. */
  limit?: number | undefined;
  /** The open tickets, where the period reaches to now, and the team's business time to age them on. */
  open?: { tickets: readonly OpenRow[]; support: BusinessClock | undefined } | undefined;
  /** The agent's hours in the period, for shares of time. */
  hours?: Hours | undefined;
};

export type Figure = {
  metric: MetricId;
  /** How many values stand behind the figure. */
  n: number;
  /** Durations in ms, ratios as fractions of 1; a statistic that the metric does not have is absent. */
  statistics: Partial<Record<Statistic, number>>;
  /** A ratio's operands. */
  ratio?: Operands;
  /** A share within a limit: the operands, and the tickets among them that still wait. */
  within?: Operands & { waiting: Omit<TicketRef, 'day'>[] };
  /** Why there is no figure at all, whatever the tickets say. */
  missing?: ReasonCode;
  apart: Partial<Record<Apart, TicketRef[]>>;
  /** The tickets behind the figure, newest day last. */
  tickets: TicketRef[];
};

/**
 * @param sheets of the period and of the coming days; a verdict in the future is pending, whatever the period. Those
 *   of days before it do not count
 */
export function figureOf(metric: Metric, sheets: readonly DaySheet[], reading: Reading): Figure {
  const { values, apart, tickets } = valuesOf(metric, sheets, reading);
  const figure: Figure = { metric: metric.id, n: values.length, statistics: {}, apart, tickets };
  if (reading.limit !== undefined) addShareWithin(figure, values, reading);
  if ('from' in metric && metric.share) {
    const operands = metric.share(sum(values), reading.hours ?? {});
    if (typeof operands === 'string') return { ...figure, missing: operands };
    return operands.den > 0 ? withRatio(figure, operands) : figure;
  }
  if (values.length === 0) return figure;
  if (metric.kind === 'ratio') return withRatio(figure, { num: sum(values), den: values.length });
  const total = sum(values);
  Object.assign(figure.statistics, { sum: total, mean: total / values.length });
  if (metric.kind === 'count') figure.statistics['per-day'] = total / dayCount(reading);
  else {
    const sorted = new Float64Array(values).sort();
    Object.assign(figure.statistics, { median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9) });
  }
  return figure;
}

function withRatio(figure: Figure, ratio: Operands): Figure {
  return { ...figure, ratio, statistics: { ...figure.statistics, ratio: ratio.num / ratio.den } };
}

/** A metric's values in a period, in the order of their days, and what stands beside them. */
export function valuesOf(
  metric: Metric,
  sheets: readonly DaySheet[],
  { from, to, now, clock, channel, priority }: Reading,
): Pick<Figure, 'apart' | 'tickets'> & { values: number[] } {
  const values: number[] = [];
  const tickets: TicketRef[] = [];
  const apart: Figure['apart'] = {};
  const add = (list: TicketRef[], ref: TicketRef) => {
    if (list[list.length - 1] !== ref) list.push(ref);
  };
  const setApart = (why: Apart, ref: TicketRef) => {
    apart[why] ??= [];
    add(apart[why], ref);
  };
  const ids = filedAs(metric);
  const onBusiness = clock === 'business' && hasClock(metric);
  for (const { connection, day, rows } of sheets) {
    if (day < from) continue;
    for (const row of rows) {
      if (channel !== undefined && row.channel !== channel) continue;
      if (priority !== undefined && row.priority !== priority) continue;
      let ref: TicketRef | undefined;
      for (const id of ids) {
        const filed = row.values[id];
        const reason = row.leftOut[id];
        if (filed === undefined && reason === undefined) continue;
        ref ??= { connection, ticket: row.ticket, day };
        if (reason && day <= to) setApart(reason, ref);
        if (filed === undefined) continue;
        if (isVerdict(filed)) {
          if (filed.dueAt > now) {
            setApart('pending', ref);
            if (filed.secondContactAt !== undefined) setApart('contacted-again', ref);
            if (filed.reopenedAt !== undefined) setApart('reopened-already', ref);
          } else if (day <= to) {
            const judged = judge(filed, metric);
            if (typeof judged === 'string') setApart(judged, ref);
            else {
              values.push(judged);
              add(tickets, ref);
            }
          }
          continue;
        }
        if (day > to) continue;
        const timed = onBusiness ? row.business?.[id] : filed;
        if (timed === undefined) {
          setApart('no-support-hours', ref);
          continue;
        }
        if (typeof timed === 'number') values.push(timed);
        else values.push(...timed);
        add(tickets, ref);
      }
    }
  }
  return { values, apart, tickets };
}

function isVerdict(filed: MetricValue | number[]): filed is Verdict {
  return typeof filed === 'object' && 'dueAt' in filed;
}

/** A verdict that fell due: 1 where it speaks for what the metric counts, 0 where against; else why it is neither. */
export function judge(
  { secondContactAt, reopenedAt, undecided, verified }: Verdict,
  { better }: Metric,
): 0 | 1 | 'undecided' | 'unverified' {
  const [happened, not] = better === 'lower' ? ([1, 0] as const) : ([0, 1] as const);
  if (secondContactAt !== undefined || reopenedAt !== undefined) return happened;
  if (undecided) return 'undecided';
  return verified ? not : 'unverified';
}

/** Values within the limit, of them and of the tickets that have waited longer already. */
function addShareWithin(figure: Figure, values: readonly number[], reading: Reading): void {
  const { limit = 0, now, clock, channel, priority, open } = reading;
  const late = (open?.tickets ?? []).filter((ticket) => {
    if (channel !== undefined && ticket.channel !== channel) return false;
    if (priority !== undefined && ticket.priority !== priority) return false;
    const since = waitingSince(figure.metric, ticket);
    return since !== undefined && waitedMs(since, now, clock, open?.support) > limit;
  });
  const waiting = late.map(({ connection, ticket }) => ({ connection, ticket }));
  const num = values.filter((value) => value <= limit).length;
  const den = values.length + waiting.length;
  if (den === 0) return;
  figure.within = { num, den, waiting };
  figure.statistics['share-within'] = num / den;
}

/** So few values that they say little. */
export function isFew(n: number): boolean {
  return n < 5;
}

/** So few stand behind a statistic that it says little; a total, and a share of time, are exact for any number. */
export function saysLittle({ n, within }: Figure, metric: Metric, statistic: Statistic): boolean {
  if (isTotal(statistic) || ('from' in metric && metric.share)) return false;
  return isFew(statistic === 'share-within' && within ? within.den : n);
}

/** Type 7 (linear interpolation between closest ranks) of values sorted ascending; n ≥ 1. */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const rank = (sorted.length - 1) * p;
  const below = sorted[Math.floor(rank)] as number;
  const above = sorted[Math.ceil(rank)] as number;
  return below + (above - below) * (rank - Math.floor(rank));
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
