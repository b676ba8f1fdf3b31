/** Average handle time (AHT): active work on the tickets that I solved, on the day of the solve that counts. */
import type { Metric } from './metric.ts';

export const handleTime: Metric = {
  id: 'handle-time',
  kind: 'duration',
  better: 'lower',
  headline: 'mean',
  measure({ handleTime: outcome }) {
    if (!outcome.known) return { value: null, ...outcome };
    const { handleMs, solvedAt, spans } = outcome;
    return {
      value: handleMs,
      at: solvedAt,
      moments: [
        ...spans.flatMap(({ from, to }) => [
          { what: 'worked-from' as const, at: from },
          { what: 'worked-to' as const, at: to },
        ]),
        { what: 'solved', at: solvedAt },
      ],
      flags: [],
    };
  },
};
