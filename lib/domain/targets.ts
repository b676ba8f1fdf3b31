/** A target, which of several is in force, and how a figure stands to it. */
import { type Check, type Checked, list, Misfit, number, object, oneOf, optional, text } from './check.ts';
import { clocks } from './definitions.ts';
import type { Figure, Reading } from './figures.ts';
import type { LocalDay } from './local-day.ts';
import { type Metric, metricIds, statistics } from './metrics/metric.ts';
import { isShare, statisticsOf } from './metrics/statistics.ts';
import { betterOf } from './metrics/unit.ts';

/** As the helpdesk names it. */
const name = text({ min: 1, max: 200 });

const fields = object({
  metric: oneOf(metricIds),
  statistic: oneOf(statistics),
  /** Durations in ms, ratios and shares as a fraction of 1. */
  value: number({ min: 0 }),
  /** Absent: the clock that is shown. */
  clock: optional(oneOf(clocks)),
  /** Absent: tickets of all channels, of all priorities. */
  channel: optional(name),
  priority: optional(name),
  /** The local day from which it is in force; absent: always was. */
  validFrom: optional(text({ pattern: /^\d{4}-\d\d-\d\d$/ })),
  /** The most that one ticket may take, in the metric's unit; what a share within is within. */
  limit: optional(number({ min: 0 })),
});
export type Target = Checked<typeof fields>;

export const target: Check<Target> = (value, path = '') => {
  const checked = fields(value, path);
  if (!statisticsOf(checked.metric).includes(checked.statistic))
    throw new Misfit('invalid_value', `${path}.statistic`);
  if (isShare(checked) && checked.value > 1) throw new Misfit('too_big', `${path}.value`);
  if (checked.statistic === 'share-within' && checked.limit === undefined)
    throw new Misfit('invalid_type', `${path}.limit`);
  return checked;
};
export const targets = list(target);

const minuteMs = 60_000;

export const defaultTargets: readonly Target[] = [
  { metric: 'first-response-time', statistic: 'median', value: 60 * minuteMs, limit: 120 * minuteMs },
  { metric: 'handle-time', statistic: 'mean', value: 10 * minuteMs },
  { metric: 'first-contact-resolution', statistic: 'ratio', value: 0.7 },
  { metric: 'next-reply-time', statistic: 'median', value: 120 * minuteMs, limit: 240 * minuteMs },
];

/** What a target speaks of; targets of one subject are versions, each from its day on. */
function subjectOf({ metric, statistic, clock, channel, priority }: Target): string {
  return JSON.stringify([metric, statistic, clock, channel, priority]);
}

/** One target among those of its subject: there is one from a day. */
export function versionOf(target: Target): string {
  return `${target.validFrom ?? ''} ${subjectOf(target)}`;
}

/**
 * The targets in force on a day: of those that speak of the same, the one that began last, and of two that began on
 * one day the later in the list. A period is judged by those of its last day.
 */
export function targetsInForce(all: readonly Target[], day: LocalDay): Target[] {
  const inForce = new Map<string, Target>();
  for (const one of all) {
    const { validFrom = '' } = one;
    const subject = subjectOf(one);
    const earlier = inForce.get(subject);
    if (validFrom <= day && validFrom >= (earlier?.validFrom ?? '')) inForce.set(subject, one);
  }
  return [...inForce.values()];
}

/** `coming`: begins after the day. `replaced`: another of its subject is in force. */
export type Force = 'in-force' | 'coming' | 'replaced';

export function forceOf(one: Target, all: readonly Target[], day: LocalDay): Force {
  if ((one.validFrom ?? '') > day) return 'coming';
  return targetsInForce(all, day).includes(one) ? 'in-force' : 'replaced';
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

/** Compared unrounded; equal is met; no values are no data, never met. */
export function standingOf(figure: Figure, { statistic, value }: Target, metric: Metric): Standing {
  const reached = figure.statistics[statistic];
  if (reached === undefined) return { state: 'no-data' };
  const met = betterOf(metric, statistic) === 'lower' ? reached <= value : reached >= value;
  return { state: met ? 'met' : 'missed', difference: reached - value };
}
