import { describe, expect, it } from 'vitest';
import { Misfit } from '../../../lib/domain/check.ts';
import type { Figure, Reading } from '../../../lib/domain/figures.ts';
import { type MetricId, metricIds } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';
import {
  defaultTargets,
  forceOf,
  readingFor,
  standingOf,
  type Target,
  targets,
  targetsInForce,
} from '../../../lib/domain/targets.ts';

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
    expect(targets(defaultTargets)).toEqual(defaultTargets);
    expect(new Set(defaultTargets.map(({ metric }) => metric)).size).toBe(defaultTargets.length);
    for (const { metric, statistic } of defaultTargets) expect(statistic).toBe(metrics[metric].headline);
  });
});

describe('a target for the share within a limit', () => {
  const metric = metrics['first-response-time'];
  const target: Target = { metric: metric.id, statistic: 'share-within', value: 0.8, limit: 3_600_000 };
  it.each<[number, 'met' | 'missed']>([
    [0.79, 'missed'],
    [0.8, 'met'],
    [0.81, 'met'],
  ])('%d of it: %s, though lower durations are better', (reached, state) => {
    const figure = { statistics: { 'share-within': reached } } as Figure;
    expect(standingOf(figure, target, metric).state).toBe(state);
  });
});

describe('what is stored', () => {
  it.each<[string, object, boolean]>([
    ['of the shape before clocks and channels', {}, true],
    [
      'with everything',
      { clock: 'business', channel: 'email', priority: 'high', validFrom: '2026-03-02', limit: 5 },
      true,
    ],
    ['a share within without its limit', { statistic: 'share-within' }, false],
    ['a share within', { statistic: 'share-within', limit: 5 }, true],
    ['an unknown metric', { metric: 'mood' }, false],
    ['an unknown clock', { clock: 'sand' }, false],
    ['a day that is none', { validFrom: 'monday' }, false],
    ['a negative limit', { limit: -1 }, false],
    ['a statistic that the metric does not have', { statistic: 'ratio' }, false],
    ['a sum, which grows with the period', { statistic: 'sum' }, false],
    ['a share of more than all', { statistic: 'share-within', limit: 5, value: 1.01 }, false],
  ])('%s: valid is %s', (_, over, valid) => {
    const value = 'statistic' in over && over.statistic === 'share-within' ? 0.8 : 3_600_000;
    const stored = { metric: 'first-response-time', statistic: 'median', value, ...over };
    if (valid) expect(targets([stored])).toEqual([stored]);
    else expect(() => targets([stored])).toThrow(Misfit);
  });
});

describe('in force', () => {
  const frt = (over: Partial<Target>): Target => ({
    metric: 'first-response-time',
    statistic: 'median',
    value: 1,
    ...over,
  });
  const always = frt({ value: 1 });
  const march = frt({ value: 2, validFrom: '2026-03-01' });
  const april = frt({ value: 3, validFrom: '2026-04-01' });
  it.each<[string, Target[], string, number[]]>([
    ['before any other', [always, march, april], '2026-02-28', [1]],
    ['from its first day', [always, march, april], '2026-03-01', [2]],
    ['until the next', [always, march, april], '2026-03-31', [2]],
    ['the last, in whatever order', [april, always, march], '2026-05-01', [3]],
    [
      'of two from one day the later in the list',
      [march, frt({ value: 9, validFrom: '2026-03-01' })],
      '2026-03-09',
      [9],
    ],
    ['none yet', [april], '2026-03-09', []],
    ['one a metric', [always, frt({ metric: 'handle-time', value: 7 })], '2026-03-09', [1, 7]],
    ['one a statistic', [always, frt({ statistic: 'p90', value: 7 })], '2026-03-09', [1, 7]],
    ['one a clock', [always, frt({ clock: 'business', value: 7 })], '2026-03-09', [1, 7]],
    ['one a channel', [always, frt({ channel: 'chat', value: 7 })], '2026-03-09', [1, 7]],
    ['one a priority', [always, frt({ priority: 'high', value: 7 })], '2026-03-09', [1, 7]],
  ])('%s', (_, all, day, values) => {
    expect(targetsInForce(all, day).map(({ value }) => value)).toEqual(values);
  });
});

describe('which version is in force', () => {
  const version = (validFrom?: string, channel?: string): Target => ({
    metric: 'first-response-time',
    statistic: 'median',
    value: 1,
    ...(validFrom && { validFrom }),
    ...(channel && { channel }),
  });
  it.each<[string, Target[], string[]]>([
    ['alone', [version()], ['in-force']],
    ['one that is to come', [version(), version('2026-03-10')], ['in-force', 'coming']],
    ['one that began today', [version(), version('2026-03-09')], ['replaced', 'in-force']],
    ['of other tickets', [version(), version('2026-03-01', 'chat')], ['in-force', 'in-force']],
  ])('%s', (_, all, expected) => {
    expect(all.map((one) => forceOf(one, all, '2026-03-09'))).toEqual(expected);
  });
});

describe('the reading that a target is held against', () => {
  const reading: Reading = {
    from: '2026-03-03',
    to: '2026-03-09',
    now: 1,
    clock: 'calendar',
    channel: 'chat',
  };
  const plain: Target = { metric: 'first-response-time', statistic: 'median', value: 1, limit: 5 };
  it.each<[string, Partial<Target>, Partial<Reading>]>([
    ['is what is shown', {}, { clock: 'calendar', channel: 'chat', priority: undefined, limit: undefined }],
    ['is on its clock', { clock: 'business' }, { clock: 'business' }],
    ['is of its tickets', { channel: 'email', priority: 'high' }, { channel: 'email', priority: 'high' }],
    ['has its limit for a share within', { statistic: 'share-within' }, { limit: 5 }],
  ])('%s', (_, target, expected) => {
    expect(readingFor({ ...plain, ...target }, reading)).toMatchObject({
      ...expected,
      from: '2026-03-03',
      now: 1,
    });
  });
});
