/** What all times to a reply have in common: from a start to a public reply, on the day of the reply. */
import type { Outcome, TicketOutcome } from '../outcome.ts';
import { elapsed, type FiledMetric, type FlagName, type MetricId, type MomentName } from './metric.ts';

type Reply = { repliedAt: number };

export function replyTime<T extends Reply>(
  id: MetricId,
  start: MomentName,
  replies: (outcome: TicketOutcome) => Outcome<T>[],
  from: (reply: T) => number | undefined,
  flags: (reply: T) => FlagName[],
): FiledMetric {
  return {
    id,
    kind: 'duration',
    better: 'lower',
    headline: 'median',
    measure: (outcome, rules) =>
      replies(outcome).map((reply) => {
        if (!reply.known) return { value: null, ...reply };
        const { repliedAt: at } = reply;
        const startedAt = from(reply);
        if (startedAt === undefined) return { value: null, reason: 'impossible-order', at };
        return {
          ...elapsed(startedAt, at, rules),
          at,
          moments: [
            { what: start, at: startedAt },
            { what: 'replied', at },
          ],
          flags: flags(reply),
        };
      }),
  };
}

/** Who assigned the ticket decides my own clock. */
export function assignerFlags({ assignerUnknown }: { assignerUnknown: boolean }): FlagName[] {
  return assignerUnknown ? ['assigner-unknown'] : [];
}
