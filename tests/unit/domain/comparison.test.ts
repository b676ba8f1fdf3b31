import { describe, expect, it } from 'vitest';
import { compare, type Verdict, verdictOn } from '../../../lib/domain/comparison.ts';
import type { Figure } from '../../../lib/domain/figures.ts';
import type { MetricId, Statistic } from '../../../lib/domain/metrics/metric.ts';
import { metrics } from '../../../lib/domain/metrics/registry.ts';

const figure = (median?: number) => ({ statistics: median === undefined ? {} : { median } }) as Figure;

it.each<[string, number | undefined, number | undefined, object | undefined]>([
  ['more', 11, 10, { before: 10, difference: 1, change: 0.1 }],
  ['less', 5, 10, { before: 10, difference: -5, change: -0.5 }],
  ['the same', 10, 10, { before: 10, difference: 0, change: 0 }],
  ['after 0', 10, 0, { before: 0, difference: 10, change: null }],
  ['0 after 0', 0, 0, { before: 0, difference: 0, change: null }],
  ['nothing now', undefined, 10, undefined],
  ['nothing before', 10, undefined, undefined],
])('%s', (_, now, before, expected) => {
  expect(compare(figure(now), figure(before), 'median')).toEqual(expected);
});

describe('what may be said of a change', () => {
  type Case = {
    metric: MetricId;
    statistic: Statistic;
    difference: number;
    n?: [now: number, before: number];
    soFar?: true;
  };
  it.each<[string, Case, Verdict]>([
    ['shorter', { metric: 'first-response-time', statistic: 'median', difference: -60_000 }, 'better'],
    ['longer', { metric: 'first-response-time', statistic: 'median', difference: 60_000 }, 'worse'],
    [
      'by less than is shown',
      { metric: 'first-response-time', statistic: 'median', difference: 499 },
      'same',
    ],
    ['by half a second', { metric: 'first-response-time', statistic: 'median', difference: -500 }, 'better'],
    [
      'more of them within the limit, though shorter is better',
      { metric: 'first-response-time', statistic: 'share-within', difference: 0.1 },
      'better',
    ],
    [
      'a higher share, higher is better',
      { metric: 'first-contact-resolution', statistic: 'ratio', difference: 0.01 },
      'better',
    ],
    [
      'a higher share, lower is better',
      { metric: 'reopen-rate', statistic: 'ratio', difference: 0.01 },
      'worse',
    ],
    ['half a point less', { metric: 'csat', statistic: 'ratio', difference: -0.0049 }, 'same'],
    ['more touches', { metric: 'touches', statistic: 'mean', difference: 0.1 }, 'worse'],
    ['few now', { metric: 'handle-time', statistic: 'mean', difference: -9e6, n: [4, 50] }, 'unjudged'],
    ['few before', { metric: 'handle-time', statistic: 'mean', difference: -9e6, n: [50, 4] }, 'unjudged'],
    [
      'five on either side',
      { metric: 'handle-time', statistic: 'mean', difference: -9e6, n: [5, 5] },
      'better',
    ],
    [
      'a total of few is exact',
      { metric: 'backlog-in', statistic: 'sum', difference: 2, n: [3, 1] },
      'worse',
    ],
    [
      'a total of a day that is not over',
      { metric: 'throughput', statistic: 'per-day', difference: -9, soFar: true },
      'unjudged',
    ],
    [
      'a median of a day that is not over',
      { metric: 'first-response-time', statistic: 'median', difference: -60_000, soFar: true },
      'better',
    ],
  ])('%s', (_, { metric, statistic, difference, n: [now, before] = [20, 20], soFar }, expected) => {
    const counted = (n: number) => ({ n }) as Figure;
    const compared = { before: 1, difference, change: null };
    const pair = [counted(now), counted(before)] as const;
    expect(verdictOn(compared, pair, metrics[metric], statistic, soFar ?? false)).toBe(expected);
  });
});
