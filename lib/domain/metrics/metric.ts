/** What every metric says of itself. One file a metric; labels and explanations stand in the locale files. */
import type { FirstContact, ReasonCode, TicketOutcome } from '../outcome.ts';

export const metricIds = [
  'first-response-time',
  'first-response-time-mine',
  'first-resolution-time',
  'full-resolution-time',
  'reopens',
  'handle-time',
  'first-contact-resolution',
] as const;
export type MetricId = (typeof metricIds)[number];

/** A verdict that falls due by the reader's clock. `verified`: read completely at or after `dueAt`. */
export type Verdict = FirstContact & { verified: boolean };

/** Durations in ms, counts as they are, verdicts as the instants that decide them. */
export type MetricValue = number | Verdict;

/** A named instant behind a figure, epoch ms; its words stand in the locale files as `moment_<what>`. */
export type Moment = { what: MomentName; at: number };
export const momentNames = [
  'created',
  'became-mine',
  'replied',
  'first-solved',
  'solved',
  'falls-due',
  'second-contact',
  'worked-from',
  'worked-to',
] as const;
export type MomentName = (typeof momentNames)[number];

/** What a reader should know beside the value; its words stand in the locale files as `flag_<name>`. */
export const flagNames = ['phone', 'assigner-unknown', 'by-rule', 'thank-you'] as const;
export type FlagName = (typeof flagNames)[number];

/** `at`: the instant whose local day the value belongs to, epoch ms. */
export type Measurement =
  | { value: MetricValue; at: number; moments: Moment[]; flags: FlagName[] }
  | { value: null; reason: ReasonCode; at?: number };

export type Metric = {
  id: MetricId;
  kind: 'duration' | 'ratio' | 'count';
  better: 'lower' | 'higher';
  /** The statistic that stands for a period unless a target names another. */
  headline: Statistic;
  measure(outcome: TicketOutcome, lastReadAt: number | undefined): Measurement;
};

export const statistics = ['median', 'mean', 'p90', 'sum', 'ratio'] as const;
export type Statistic = (typeof statistics)[number];
