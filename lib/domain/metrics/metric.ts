/** What every metric says of itself. One file a metric; labels and explanations stand in the locale files. */
import type { Cohort, Outcome, ReasonCode, Solved, TicketOutcome } from '../outcome.ts';
import type { Rules } from '../rules.ts';
import type { WorkSpan } from '../spans.ts';

export const metricIds = [
  'first-response-time',
  'first-response-time-mine',
  'next-reply-time',
  'next-reply-time-mine',
  'average-response-time',
  'first-resolution-time',
  'full-resolution-time',
  'requester-wait',
  'agent-wait',
  'on-hold',
  'complaint-resolution-time',
  'complaint-business-days',
  'first-contact-resolution',
  'reopen-rate',
  'reopens',
  'one-touch',
  'touches',
  'replies-per-resolution',
  'customer-messages',
  'throughput',
  'backlog-in',
  'backlog-out',
  'handle-time',
  'time-worked',
  'utilization',
  'utilization-wide',
  'occupancy',
  'csat',
] as const;
export type MetricId = (typeof metricIds)[number];

/**
 * What falls due by the reader's clock, as the instants that decide it. `verified`: read completely at or after
 * `dueAt`. All epoch ms.
 */
export type Verdict = Cohort & {
  secondContactAt?: number;
  reopenedAt?: number;
  undecided?: true;
  verified: boolean;
};

/** Durations in ms, counts as they are, a ratio's 1 or 0, verdicts as the instants that decide them. */
export type MetricValue = number | Verdict;

/** A named instant behind a figure, epoch ms; its words stand in the locale files as `moment_<what>`. */
export type Moment = { what: MomentName; at: number };
export const momentNames = [
  'created',
  'became-mine',
  'asked',
  'replied',
  'first-solved',
  'solved',
  'falls-due',
  'second-contact',
  'repeat-ticket',
  'reopened',
  'worked-from',
  'worked-to',
  'waited-from',
  'waited-to',
  'rated',
  'entered-backlog',
  'left-backlog',
] as const;
export type MomentName = (typeof momentNames)[number];

/** What a reader should know beside the value; its words stand in the locale files as `flag_<name>`. */
export const flagNames = ['phone', 'assigner-unknown', 'by-rule', 'thank-you', 'corrected'] as const;
export type FlagName = (typeof flagNames)[number];

/**
 * `at`: the instant whose local day the value belongs to, epoch ms. `businessMs`: a duration's open time, where
 * support hours are set.
 */
export type Measured = {
  value: MetricValue;
  businessMs?: number;
  /** What was measured, where the agent corrected it. */
  measuredMs?: number;
  at: number;
  moments: Moment[];
  flags: FlagName[];
};
export type Measurement = Measured | { value: null; reason: ReasonCode; at?: number };

/** What the n of a figure can be a number of. */
export const countedNames = ['tickets', 'replies', 'answers', 'times'] as const;
export type CountedName = (typeof countedNames)[number];

type About = {
  id: MetricId;
  kind: 'duration' | 'ratio' | 'count';
  better: 'lower' | 'higher';
  /** The statistic that stands for a period unless a target names another. */
  headline: Statistic;
  /** A duration that is the same in calendar and in business time: my own work. */
  onAnyClock?: true;
  /** What its n counts, where that is not tickets; its words stand in the locale files as `count_<name>`. */
  counts?: CountedName;
  /** Why it was not measured on tickets that it should have been measured on: said as "on 38 of 40". */
  unmeasured?: readonly ReasonCode[];
};

/** Its values are filed on day sheets. */
export type FiledMetric = About & {
  /** A ticket's values: none, one, or one for each time that it happened. */
  measure(outcome: TicketOutcome, rules: Rules, lastReadAt: number | undefined): Measurement[];
};

/** A share of time: `from`'s sum and the agent's hours make its two operands, or there is a reason why not. */
export type Hours = { shiftMs?: number; availableMs?: number };
export type Operands = { num: number; den: number };
export type ShareOfTime = (handleMs: number, hours: Hours) => Operands | ReasonCode;

/** Drawn from the values of other metrics when it is read. */
export type DerivedMetric = About & { from: readonly MetricId[]; share?: ShareOfTime };

export type Metric = FiledMetric | DerivedMetric;

/** Calendar and business time of it differ. */
export function hasClock({ kind, onAnyClock }: Metric): boolean {
  return kind === 'duration' && !onAnyClock;
}

/** A duration from one instant to another, on the clocks that there are. */
export function elapsed(
  from: number,
  to: number,
  { support }: Rules,
): Pick<Measured, 'value' | 'businessMs'> & { value: number } {
  return { value: to - from, ...(support && { businessMs: support.elapsedMs(from, to) }) };
}

/** Stretches of time together, on the clocks that there are. */
export function elapsedIn(
  spans: readonly WorkSpan[],
  { support }: Rules,
): Pick<Measured, 'value' | 'businessMs'> {
  const sum = (lengthMs: (span: WorkSpan) => number) =>
    spans.reduce((total, span) => total + lengthMs(span), 0);
  return {
    value: sum(({ from, to }) => to - from),
    ...(support && { businessMs: sum(({ from, to }) => support.elapsedMs(from, to)) }),
  };
}

export function workedIn(spans: readonly WorkSpan[]): Moment[] {
  return spans.flatMap(({ from, to }) => [
    { what: 'worked-from' as const, at: from },
    { what: 'worked-to' as const, at: to },
  ]);
}

/** What is told of a ticket on the day of one of its solves, for its solver. */
export function onSolve(
  solve: Outcome<Solved>,
  value: number,
  what: 'first-solved' | 'solved',
): Measurement[] {
  if (!solve.known) return [{ value: null, ...solve }];
  const { solvedAt: at, byRule } = solve;
  return [{ value, at, moments: [{ what, at }], flags: byRule ? ['by-rule'] : [] }];
}

/** What falls due, on the day on which it does. */
export function verdictOf(
  { firstSolvedAt, dueAt }: Cohort,
  decisive: Pick<Verdict, 'secondContactAt' | 'reopenedAt' | 'undecided'>,
  between: Moment[],
  flags: FlagName[],
  lastReadAt: number | undefined,
): Measured {
  const verified = lastReadAt !== undefined && lastReadAt >= dueAt;
  return {
    value: { firstSolvedAt, dueAt, ...decisive, verified },
    at: dueAt,
    moments: [{ what: 'first-solved', at: firstSolvedAt }, ...between, { what: 'falls-due', at: dueAt }],
    flags,
  };
}

export const statistics = ['median', 'mean', 'p90', 'sum', 'per-day', 'ratio', 'share-within'] as const;
export type Statistic = (typeof statistics)[number];
