/** A target, and how a figure stands to it. */
import * as z from 'zod/mini';
import type { Figure } from './figures.ts';
import { type Metric, metricIds, statistics } from './metrics/metric.ts';

export const target = z.strictObject({
  metric: z.enum(metricIds),
  statistic: z.enum(statistics),
  /** Durations in ms, ratios as a fraction of 1. */
  value: z.number().check(z.nonnegative()),
});
export type Target = z.infer<typeof target>;
export const targets = z.array(target);

const minuteMs = 60_000;

export const defaultTargets: readonly Target[] = [
  { metric: 'first-response-time', statistic: 'median', value: 60 * minuteMs },
  { metric: 'handle-time', statistic: 'mean', value: 10 * minuteMs },
  { metric: 'first-contact-resolution', statistic: 'ratio', value: 0.7 },
];

/** `difference`: figure minus target, in the figure's unit. */
export type Standing = { state: 'no-data' } | { state: 'met' | 'missed'; difference: number };

/** Compared unrounded; equal is met; no values are no data, never met. */
export function standingOf(figure: Figure, { statistic, value }: Target, { better }: Metric): Standing {
  const reached = figure.statistics[statistic];
  if (reached === undefined) return { state: 'no-data' };
  const met = better === 'lower' ? reached <= value : reached >= value;
  return { state: met ? 'met' : 'missed', difference: reached - value };
}
