/** A figure day by day, beside the target of each day. A day without a value has none: it is a gap, not a zero. */
import type { Clock } from './definitions.ts';
import type { LocalDay } from './local-day.ts';
import type { Target } from './targets.ts';

export const trendDays = 14;

export type TrendDay = { day: LocalDay; value: number | undefined; target: number | undefined };

/**
 * Whether a day's target may be drawn beside what another is judged by: it speaks of the same. A total of a whole
 * period says nothing of a day of it. @param clock of targets that name none
 */
export function isComparable(one: Target, other: Target, clock: Clock): boolean {
  if (one.statistic === 'sum' || one.statistic !== other.statistic) return false;
  if (one.statistic === 'share-within' && one.limit !== other.limit) return false;
  return (one.clock ?? clock) === (other.clock ?? clock);
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
