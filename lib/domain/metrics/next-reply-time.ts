/**
 * From the earliest message of a run of the customer's, after the first human reply, to the public human reply that
 * met it, for its sender. Two clocks.
 */
import type { TicketOutcome } from '../outcome.ts';
import type { FiledMetric } from './metric.ts';
import { assignerFlags, replyTime } from './reply-time.ts';

const next = ({ nextReplies }: TicketOutcome) => nextReplies;

/** The customer's clock: from the message. */
export const nextReplyTime: FiledMetric = {
  ...replyTime(
    'next-reply-time',
    'asked',
    next,
    ({ askedAt }) => askedAt,
    () => [],
  ),
  counts: 'replies',
};

/** My clock: from when somebody else gave me the ticket, if that was later. */
export const nextReplyTimeMine: FiledMetric = {
  ...replyTime('next-reply-time-mine', 'became-mine', next, ({ mineFrom }) => mineFrom, assignerFlags),
  counts: 'replies',
};
