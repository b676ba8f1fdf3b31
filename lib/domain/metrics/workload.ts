/** How much of my hours was handle time. Three readings that must never share a label; each prints both operands. */
import type { DerivedMetric, ShareOfTime } from './metric.ts';

/** Handle time ÷ my shift's hours, breaks out. */
export const utilization = shareOfTime('utilization', (handleMs, { shiftMs }) =>
  shiftMs ? { num: handleMs, den: shiftMs } : 'no-shift',
);

/** (Handle + available) ÷ my shift's hours. */
export const utilizationWide = shareOfTime('utilization-wide', (handleMs, { shiftMs, availableMs }) => {
  if (availableMs === undefined) return 'availability-unknown';
  return shiftMs ? { num: handleMs + availableMs, den: shiftMs } : 'no-shift';
});

/** Handle time ÷ (handle + available). */
export const occupancy = shareOfTime('occupancy', (handleMs, { availableMs }) =>
  availableMs === undefined ? 'availability-unknown' : { num: handleMs, den: handleMs + availableMs },
);

function shareOfTime(id: DerivedMetric['id'], share: ShareOfTime): DerivedMetric {
  return { id, kind: 'ratio', better: 'higher', headline: 'ratio', from: ['time-worked'], share };
}
