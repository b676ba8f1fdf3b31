import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../lib/domain/figures.ts';
import { type MetricId, metricIds } from '../../../lib/domain/metrics/metric.ts';
import { allMetrics, metrics } from '../../../lib/domain/metrics/registry.ts';
import { defaultTargets, standingOf, targets } from '../../../lib/domain/targets.ts';

function standing(metric: MetricId, reached: number | undefined, value: number) {
  const { headline: statistic } = metrics[metric];
  const figure: Figure = {
    metric,
    n: reached === undefined ? 0 : 1,
    statistics: reached === undefined ? {} : { [statistic]: reached },
    apart: {},
    tickets: [],
  };
  return standingOf(figure, { metric, statistic, value }, metrics[metric]);
}

describe('a figure against its target', () => {
  it.each<[string, MetricId, number, number, 'met' | 'missed']>([
    ['below, lower is better', 'first-response-time', 3_599_999, 3_600_000, 'met'],
    ['equal, lower is better', 'first-response-time', 3_600_000, 3_600_000, 'met'],
    ['above by a millisecond, not rounded away', 'first-response-time', 3_600_001, 3_600_000, 'missed'],
    ['above, higher is better', 'first-contact-resolution', 0.71, 0.7, 'met'],
    ['equal, higher is better', 'first-contact-resolution', 0.7, 0.7, 'met'],
    ['69.9 % is not 70 %', 'first-contact-resolution', 0.699, 0.7, 'missed'],
    ['none at all, lower is better', 'reopens', 0, 0, 'met'],
    ['none at all, higher is better', 'first-contact-resolution', 0, 0.7, 'missed'],
  ])('%s', (_, metric, reached, value, state) => {
    expect(standing(metric, reached, value)).toEqual({ state, difference: reached - value });
  });

  it.each(metricIds)('%s without values is no data, also against a target of 0', (metric) => {
    expect(standing(metric, undefined, 0)).toEqual({ state: 'no-data' });
  });

  it('is compared on the statistic that the target names', () => {
    const figure = { statistics: { median: 10, p90: 30 } } as Figure;
    const metric = metrics['first-response-time'];
    expect(standingOf(figure, { metric: metric.id, statistic: 'p90', value: 20 }, metric).state).toBe(
      'missed',
    );
    expect(standingOf(figure, { metric: metric.id, statistic: 'mean', value: 20 }, metric).state).toBe(
      'no-data',
    );
  });
});

describe('the targets that are there from the start', () => {
  it('are valid, one a metric, on its headline', () => {
    expect(targets.safeParse(defaultTargets).success).toBe(true);
    expect(new Set(defaultTargets.map(({ metric }) => metric)).size).toBe(defaultTargets.length);
    for (const { metric, statistic } of defaultTargets) expect(statistic).toBe(metrics[metric].headline);
  });
});

describe('the registry', () => {
  it('holds every metric under its own id', () => {
    expect(allMetrics.map(({ id }) => id).toSorted()).toEqual(metricIds.toSorted());
    for (const [id, metric] of Object.entries(metrics)) expect(metric.id).toBe(id);
  });
});
