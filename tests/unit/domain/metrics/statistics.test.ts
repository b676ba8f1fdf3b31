import { describe, expect, it } from 'vitest';
import { metricIds } from '../../../../lib/domain/metrics/metric.ts';
import { allMetrics } from '../../../../lib/domain/metrics/registry.ts';
import { kindOf, statisticsOf } from '../../../../lib/domain/metrics/statistics.ts';

describe('what a target of a metric may name', () => {
  it.each(allMetrics.map((metric) => [metric.id, metric] as const))('%s: of its own kind', (id, { kind }) => {
    expect(kindOf(id)).toBe(kind);
  });

  it.each(allMetrics.map(({ id, headline }) => [id, headline] as const))(
    '%s: its headline first, unless that grows with the period',
    (id, headline) => {
      const usual = statisticsOf(id);
      expect(usual).not.toContain('sum');
      if (headline !== 'sum') expect(usual).toContain(headline);
      expect(new Set(usual).size).toBe(usual.length);
    },
  );

  it('a share within only where less is better', () => {
    const within = metricIds.filter((id) => statisticsOf(id).includes('share-within'));
    expect(within).toContain('handle-time');
    expect(within).not.toContain('time-worked');
  });
});
