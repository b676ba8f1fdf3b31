import { describe, expect, it } from 'vitest';
import { filedMetrics } from '../../../../lib/domain/metrics/filed.ts';
import { metricIds } from '../../../../lib/domain/metrics/metric.ts';
import { allMetrics, filedAs, metrics } from '../../../../lib/domain/metrics/registry.ts';
import { at, minuteMs } from '../storyteller.ts';
import { measured } from './measure.ts';

describe('the registry', () => {
  it('holds every metric under its own id, in the order of the ids', () => {
    expect(allMetrics.map(({ id }) => id)).toEqual(metricIds);
    for (const [id, metric] of Object.entries(metrics)) expect(metric.id).toBe(id);
  });

  it('files each metric once, or draws it from filed ones', () => {
    const filed = filedMetrics.map(({ id }) => id);
    expect(new Set(filed).size).toBe(filed.length);
    for (const metric of allMetrics) {
      expect('from' in metric).toBe(!filed.includes(metric.id));
      for (const id of filedAs(metric)) expect(filed).toContain(id);
    }
  });

  it('gives a figure drawn from others the moments of all of them', () => {
    const lines = [
      '03-02 09:00:00 pat opens',
      '03-02 09:10:00 anna writes',
      '03-02 10:00:00 pat writes',
      '03-02 10:30:00 anna writes',
    ];
    expect(measured('average-response-time', lines)).toMatchObject([
      { value: 10 * minuteMs, moments: [{ what: 'created' }, { what: 'replied', at: at('03-02 09:10:00') }] },
      { value: 30 * minuteMs, moments: [{ what: 'asked' }, { what: 'replied', at: at('03-02 10:30:00') }] },
    ]);
  });
});
