/** A figure day by day, beside the target of each day. A day without a value has none: it is a gap, not a zero. */
import type { Figure } from './figures.ts';
import type { LocalDay } from './local-day.ts';
import type { Statistic } from './metrics/metric.ts';
import type { Target } from './targets.ts';

export const trendDays = 14;

export type TrendDay = { day: LocalDay; value: number | undefined; target: number | undefined };

/** @param shown what the card is judged by; a day's own target is drawn where it speaks of the same */
export function trendDay(
  day: LocalDay,
  figure: Figure,
  statistic: Statistic,
  target: Target | undefined,
  shown: Target | undefined,
): TrendDay {
  return {
    day,
    value: figure.statistics[statistic],
    target: target && shown && isComparable(target, shown) ? target.value : undefined,
  };
}

/** A total of a whole period says nothing of a day of it. */
function isComparable(target: Target, shown: Target): boolean {
  if (target.statistic === 'sum' || target.statistic !== shown.statistic) return false;
  if (target.statistic === 'share-within' && target.limit !== shown.limit) return false;
  return target.clock === shown.clock;
}

/** `low` and `high` of the values; undefined: no day has one. */
export type TrendSummary = { first: TrendDay; last: TrendDay; low: number; high: number; days: number };

export function summaryOf(trend: readonly TrendDay[]): TrendSummary | undefined {
  const valued = trend.filter(({ value }) => value !== undefined);
  const [first, last] = [valued[0], valued.at(-1)];
  if (!first || !last) return undefined;
  const values = valued.map(({ value = 0 }) => value);
  return { first, last, low: Math.min(...values), high: Math.max(...values), days: valued.length };
}
