/** How long an open ticket has kept a metric's clock running, so that not answering never helps a share within. */
import type { Clock } from './definitions.ts';
import type { MetricId } from './metrics/metric.ts';
import type { OpenTicket } from './outcome.ts';
import type { BusinessClock } from './schedule.ts';

type Since = (open: OpenTicket) => number | undefined;

const until =
  (reply: OpenTicket['for'], start: Since): Since =>
  (open) =>
    open.for === reply ? start(open) : undefined;
const asked: Since = ({ since }) => since;
const mine: Since = ({ since, mineSince }) => mineSince ?? since;

/** Where the clock started, epoch ms. A metric that is not here keeps no ticket waiting. */
const since: Partial<Record<MetricId, Since>> = {
  'first-response-time': until('first-reply', asked),
  'first-response-time-mine': until('first-reply', mine),
  'next-reply-time': until('next-reply', asked),
  'next-reply-time-mine': until('next-reply', mine),
  'average-response-time': asked,
  'first-resolution-time': ({ createdAt, solvedBefore }) => (solvedBefore ? undefined : createdAt),
  'full-resolution-time': ({ createdAt }) => createdAt,
  'complaint-resolution-time': ({ complaint, createdAt }) => (complaint ? createdAt : undefined),
};

/** Undefined: the ticket does not keep this clock running. */
export function waitingSince(metric: MetricId, open: OpenTicket): number | undefined {
  return since[metric]?.(open);
}

/** How long that is by now; on business time without support hours, nothing. @param sinceAt epoch ms, as `now` */
export function waitedMs(
  sinceAt: number,
  now: number,
  clock: Clock | undefined,
  support: BusinessClock | undefined,
): number {
  return clock === 'business' ? (support?.elapsedMs(sinceAt, now) ?? 0) : now - sinceAt;
}
