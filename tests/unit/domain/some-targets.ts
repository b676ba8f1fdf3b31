/** Targets as people set them, for properties. */
import fc from 'fast-check';
import { hasClock, metricIds } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import { isShare, statisticsOf } from '../../../lib/domain/metrics/statistics.ts';
import { type Target, versionOf } from '../../../lib/domain/targets.ts';

const durationMs = fc.integer({ min: 1, max: 366 * 86_400_000 });
const name = fc.constantFrom('email', 'chat', 'très urgent', '1');
const day = fc.constantFrom('2026-01-01', '2026-03-01', '2028-02-29');
const orNone = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

export const someTarget: fc.Arbitrary<Target> = fc
  .record({
    metric: fc.constantFrom(...metricIds),
    at: fc.nat(),
    ms: durationMs,
    tenths: fc.integer({ min: 1, max: 1000 }),
    limit: orNone(durationMs),
    clock: orNone(fc.constantFrom('calendar' as const, 'business' as const)),
    channel: orNone(name),
    priority: orNone(name),
    validFrom: orNone(day),
  })
  .map(({ metric, at, ms, tenths, limit, clock, channel, priority, validFrom }) => {
    const has = statisticsOf(metric);
    const statistic = has[at % has.length] ?? 'median';
    const { kind } = metrics[metric];
    return {
      metric,
      statistic,
      value: isShare({ statistic }) ? tenths / 1000 : kind === 'duration' ? ms : tenths,
      ...(clock && hasClock(metrics[metric]) && { clock }),
      ...(channel && { channel }),
      ...(priority && { priority }),
      ...(validFrom && { validFrom }),
      ...(kind === 'duration' && (limit || statistic === 'share-within') && { limit: limit ?? ms }),
    };
  });

export const someTargets = fc.uniqueArray(someTarget, { selector: versionOf, maxLength: 12 });
