/** Every metric there is. The popup, the day sheets and the README's table are drawn from here. */
import { firstContactResolution } from './first-contact-resolution.ts';
import { firstResponseTime, firstResponseTimeMine } from './first-response-time.ts';
import { handleTime } from './handle-time.ts';
import type { Metric, MetricId } from './metric.ts';
import { reopens } from './reopens.ts';
import { firstResolutionTime, fullResolutionTime } from './resolution-time.ts';

export const metrics: Readonly<Record<MetricId, Metric>> = {
  'first-response-time': firstResponseTime,
  'first-response-time-mine': firstResponseTimeMine,
  'first-resolution-time': firstResolutionTime,
  'full-resolution-time': fullResolutionTime,
  reopens,
  'handle-time': handleTime,
  'first-contact-resolution': firstContactResolution,
};

export const allMetrics: readonly Metric[] = Object.values(metrics);
