/** From creation to a solve, for its solver: to the first one, and to the last one that counts. */
import type { Outcome, Resolution, TicketOutcome } from '../outcome.ts';
import type { Metric, MomentName } from './metric.ts';

export const firstResolutionTime = until('first-resolution-time', 'first-solved', (o) => o.firstResolution);
export const fullResolutionTime = until('full-resolution-time', 'solved', (o) => o.fullResolution);

function until(
  id: Metric['id'],
  end: MomentName,
  pick: (outcome: TicketOutcome) => Outcome<Resolution>,
): Metric {
  return {
    id,
    kind: 'duration',
    better: 'lower',
    headline: 'median',
    measure(outcome) {
      const resolution = pick(outcome);
      if (!resolution.known) return { value: null, ...resolution };
      const { createdAt, solvedAt } = resolution;
      return {
        value: solvedAt - createdAt,
        at: solvedAt,
        moments: [
          { what: 'created', at: createdAt },
          { what: end, at: solvedAt },
        ],
        flags: resolution.byRule ? ['by-rule'] : [],
      };
    },
  };
}
