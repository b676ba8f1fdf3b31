/** From creation to a solve, for its solver: to the first one, and to the last one that counts. */
import type { Outcome, Resolution, TicketOutcome } from '../outcome.ts';
import { elapsed, type FiledMetric, type MomentName } from './metric.ts';

export const firstResolutionTime = until('first-resolution-time', 'first-solved', (o) => o.firstResolution);
export const fullResolutionTime = until('full-resolution-time', 'solved', (o) => o.fullResolution);

/** The same over tickets marked as complaints. */
export const complaintResolutionTime = until('complaint-resolution-time', 'solved', complaintOf);

/** A resolution of a complaint. What is no complaint is left out of no day. */
export function complaintOf({ complaint, fullResolution }: TicketOutcome): Outcome<Resolution> {
  return complaint ? fullResolution : { known: false, reason: 'no-complaint' };
}

function until(
  id: FiledMetric['id'],
  end: MomentName,
  pick: (outcome: TicketOutcome) => Outcome<Resolution>,
): FiledMetric {
  return {
    id,
    kind: 'duration',
    better: 'lower',
    headline: 'median',
    measure(outcome, rules) {
      const resolution = pick(outcome);
      if (!resolution.known) return [{ value: null, ...resolution }];
      const { createdAt, solvedAt } = resolution;
      return [
        {
          ...elapsed(createdAt, solvedAt, rules),
          at: solvedAt,
          moments: [
            { what: 'created', at: createdAt },
            { what: end, at: solvedAt },
          ],
          flags: resolution.byRule ? ['by-rule'] : [],
        },
      ];
    },
  };
}
