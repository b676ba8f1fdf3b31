/** A target, which of several is in force, and how a figure stands to it. */
import * as z from 'zod/mini';
import { clocks } from './definitions.ts';
import type { Figure, Reading } from './figures.ts';
import type { LocalDay } from './local-day.ts';
import { type Metric, metricIds, statistics } from './metrics/metric.ts';

/** As the helpdesk names it. */
const name = z.string().check(z.minLength(1), z.maxLength(200));

export const target = z
  .strictObject({
    metric: z.enum(metricIds),
    statistic: z.enum(statistics),
    /** Durations in ms, ratios and shares as a fraction of 1. */
    value: z.number().check(z.nonnegative()),
    /** Absent: the clock that is shown. */
    clock: z.optional(z.enum(clocks)),
    /** Absent: tickets of all channels, of all priorities. */
    channel: z.optional(name),
    priority: z.optional(name),
    /** The local day from which it is in force; absent: always was. */
    validFrom: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))),
    /** The most that one ticket may take, in the metric's unit; what a share within is within. */
    limit: z.optional(z.number().check(z.nonnegative())),
  })
  .check(z.refine(({ statistic, limit }) => statistic !== 'share-within' || limit !== undefined));
export type Target = z.infer<typeof target>;
export const targets = z.array(target);

const minuteMs = 60_000;

export const defaultTargets: readonly Target[] = [
  { metric: 'first-response-time', statistic: 'median', value: 60 * minuteMs },
  { metric: 'handle-time', statistic: 'mean', value: 10 * minuteMs },
  { metric: 'first-contact-resolution', statistic: 'ratio', value: 0.7 },
];

/**
 * The targets in force on a day: of those that speak of the same, the one that began last, and of two that began on
 * one day the later in the list. A period is judged by those of its last day.
 */
export function targetsInForce(all: readonly Target[], day: LocalDay): Target[] {
  const inForce = new Map<string, Target>();
  for (const one of all) {
    const { metric, statistic, clock, channel, priority, validFrom = '' } = one;
    const subject = JSON.stringify([metric, statistic, clock, channel, priority]);
    const earlier = inForce.get(subject);
    if (validFrom <= day && validFrom >= (earlier?.validFrom ?? '')) inForce.set(subject, one);
  }
  return [...inForce.values()];
}

/** What is to be read of a period to hold a target against: its clock, its tickets, its limit. */
export function readingFor(
  { clock, channel, priority, statistic, limit }: Target,
  reading: Reading,
): Reading {
  return {
    ...reading,
    clock: clock ?? reading.clock,
    channel: channel ?? reading.channel,
    priority: priority ?? reading.priority,
    limit: statistic === 'share-within' ? limit : undefined,
  };
}

/** `difference`: figure minus target, in the figure's unit. */
export type Standing = { state: 'no-data' } | { state: 'met' | 'missed'; difference: number };

/** Compared unrounded; equal is met; no values are no data, never met. More within a limit is always better. */
export function standingOf(figure: Figure, { statistic, value }: Target, { better }: Metric): Standing {
  const reached = figure.statistics[statistic];
  if (reached === undefined) return { state: 'no-data' };
  const lowerIsBetter = better === 'lower' && statistic !== 'share-within';
  const met = lowerIsBetter ? reached <= value : reached >= value;
  return { state: met ? 'met' : 'missed', difference: reached - value };
}
