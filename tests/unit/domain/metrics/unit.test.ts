import { expect, it } from 'vitest';
import type { MetricId, Statistic } from '../../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../../lib/domain/metrics/registry.ts';
import { betterOf, ticketUnitOf, unitOf } from '../../../../lib/domain/metrics/unit.ts';

it.each<
  [MetricId, Statistic, ReturnType<typeof unitOf>, ReturnType<typeof ticketUnitOf>, 'lower' | 'higher']
>([
  ['first-response-time', 'median', 'duration', 'duration', 'lower'],
  ['first-response-time', 'share-within', 'share', 'duration', 'higher'],
  ['first-contact-resolution', 'ratio', 'share', 'judged', 'higher'],
  ['reopen-rate', 'ratio', 'share', 'judged', 'lower'],
  ['utilization', 'ratio', 'share', 'duration', 'higher'],
  ['throughput', 'per-day', 'count', 'count', 'higher'],
  ['complaint-business-days', 'share-within', 'share', 'count', 'higher'],
  ['time-worked', 'sum', 'duration', 'duration', 'higher'],
])('%s, %s: %s, of a ticket %s, better %s', (id, statistic, unit, ticketUnit, better) => {
  const metric = metrics[id];
  expect(unitOf(metric, statistic)).toBe(unit);
  expect(ticketUnitOf(metric)).toBe(ticketUnit);
  expect(betterOf(metric, statistic)).toBe(better);
});
