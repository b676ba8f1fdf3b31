/**
 * Which statistics a target of a metric may name. By the metrics' ids alone: the worker checks targets too, and has no
 * need of those metrics that are only read. A sum is none: it grows with the period that it is read for.
 */
import type { Metric, MetricId, Statistic } from './metric.ts';

const ratios: readonly MetricId[] = [
  'first-contact-resolution',
  'reopen-rate',
  'one-touch',
  'utilization',
  'utilization-wide',
  'occupancy',
  'csat',
];
/** Counts that every ticket has one of. */
const flows: readonly MetricId[] = ['throughput', 'backlog-in', 'backlog-out'];
const counts: readonly MetricId[] = [
  'complaint-business-days',
  'reopens',
  'touches',
  'replies-per-resolution',
  'customer-messages',
  ...flows,
];
const ofDurations = ['median', 'mean', 'p90', 'share-within'] as const satisfies Statistic[];

export function kindOf(id: MetricId): Metric['kind'] {
  if (ratios.includes(id)) return 'ratio';
  return counts.includes(id) ? 'count' : 'duration';
}

/** The first is the usual one. */
export function statisticsOf(id: MetricId): readonly Statistic[] {
  if (flows.includes(id)) return ['per-day'];
  const kind = kindOf(id);
  if (kind === 'ratio') return ['ratio'];
  if (kind === 'count') return ['mean', 'per-day'];
  // More time worked is better: a share within a limit would say the opposite.
  return id === 'time-worked' ? ofDurations.slice(0, -1) : ofDurations;
}

/** Values are fractions of 1. */
export function isShare({ statistic }: { statistic: Statistic }): boolean {
  return statistic === 'ratio' || statistic === 'share-within';
}
