/** In what a figure is read: a statistic of durations may be a share, and a share of time is made of durations. */
import type { Metric, Statistic } from './metric.ts';

export type Unit = 'duration' | 'share' | 'count';

export function unitOf({ kind }: Metric, statistic: Statistic): Unit {
  return kind === 'ratio' || statistic === 'share-within' ? 'share' : kind;
}

/** Of one ticket's value: a share of tickets is made of yes and no, a share of time of time. */
export function ticketUnitOf(metric: Metric): 'duration' | 'judged' | 'count' {
  if (metric.kind !== 'ratio') return metric.kind;
  return 'from' in metric ? 'duration' : 'judged';
}

/** More within a limit is always better. */
export function betterOf({ better }: Metric, statistic: Statistic): Metric['better'] {
  return statistic === 'share-within' ? 'higher' : better;
}

/** It adds up what happened, so that it is exact for any n, and smaller while the period is not over. */
export function isTotal(statistic: Statistic): boolean {
  return statistic === 'sum' || statistic === 'per-day';
}
