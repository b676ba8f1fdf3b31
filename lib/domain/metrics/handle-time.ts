/** Average handle time (AHT): active work on the tickets that I solved, on the day of the solve that counts. */
import { type FiledMetric, workedIn } from './metric.ts';

export const handleTime: FiledMetric = {
  id: 'handle-time',
  kind: 'duration',
  better: 'lower',
  headline: 'mean',
  onAnyClock: true,
  unmeasured: ['no-handle-time', 'work-not-seen'],
  measure({ handleTime: outcome }) {
    if (!outcome.known) return [{ value: null, ...outcome }];
    const { handleMs, solvedAt, work } = outcome;
    const { spans, measuredMs } = work;
    const isCorrected = measuredMs !== handleMs;
    return [
      {
        value: handleMs,
        ...(isCorrected && { measuredMs }),
        at: solvedAt,
        moments: [...workedIn(spans), { what: 'solved', at: solvedAt }],
        flags: isCorrected ? ['corrected'] : [],
      },
    ];
  },
};
