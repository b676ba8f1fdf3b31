/** From the start to the first public reply by a human agent, for its sender. Two clocks. */
import type { TicketOutcome } from '../outcome.ts';
import { assignerFlags, replyTime } from './reply-time.ts';

const first = ({ firstResponse }: TicketOutcome) => [firstResponse];

/** The customer's clock: from creation. */
export const firstResponseTime = replyTime(
  'first-response-time',
  'created',
  first,
  ({ createdAt }) => createdAt,
  ({ phone }) => (phone ? ['phone'] : []),
);

/** My clock: from when the ticket became mine through somebody else. */
export const firstResponseTimeMine = replyTime(
  'first-response-time-mine',
  'became-mine',
  first,
  ({ mineFrom }) => mineFrom,
  assignerFlags,
);
