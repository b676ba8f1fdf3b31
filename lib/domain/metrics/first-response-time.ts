/** From the start to the first public reply by a human agent, for its sender. Two clocks. */
import type { FirstResponse } from '../outcome.ts';
import type { FlagName, Metric, MomentName } from './metric.ts';

/** The customer's clock: from creation. */
export const firstResponseTime = onClock(
  'first-response-time',
  'created',
  ({ createdAt }) => createdAt,
  ({ phone }) => (phone ? ['phone'] : []),
);

/** My clock: from when the ticket became mine through somebody else. */
export const firstResponseTimeMine = onClock(
  'first-response-time-mine',
  'became-mine',
  ({ mineFrom }) => mineFrom,
  ({ assignerUnknown }) => (assignerUnknown ? ['assigner-unknown'] : []),
);

function onClock(
  id: Metric['id'],
  start: MomentName,
  from: (response: FirstResponse) => number | undefined,
  flags: (response: FirstResponse) => FlagName[],
): Metric {
  return {
    id,
    kind: 'duration',
    better: 'lower',
    headline: 'median',
    measure({ firstResponse }) {
      if (!firstResponse.known) return { value: null, ...firstResponse };
      const { repliedAt } = firstResponse;
      const startedAt = from(firstResponse);
      if (startedAt === undefined) return { value: null, reason: 'impossible-order', at: repliedAt };
      return {
        value: repliedAt - startedAt,
        at: repliedAt,
        moments: [
          { what: start, at: startedAt },
          { what: 'replied', at: repliedAt },
        ],
        flags: flags(firstResponse),
      };
    },
  };
}
