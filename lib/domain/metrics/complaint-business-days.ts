/** Business days after the day of receipt that a complaint took: what a target in business days speaks of. */
import { businessDaysAfter } from '../business-days.ts';
import type { FiledMetric } from './metric.ts';
import { complaintOf } from './resolution-time.ts';

export const complaintBusinessDays: FiledMetric = {
  id: 'complaint-business-days',
  kind: 'count',
  better: 'lower',
  headline: 'mean',
  measure(outcome, { support }) {
    const resolution = complaintOf(outcome);
    if (!resolution.known) return [{ value: null, ...resolution }];
    const { createdAt, solvedAt } = resolution;
    if (!support) return [{ value: null, reason: 'no-support-hours', at: solvedAt }];
    return [
      {
        value: businessDaysAfter(createdAt, solvedAt, support),
        at: solvedAt,
        moments: [
          { what: 'created', at: createdAt },
          { what: 'solved', at: solvedAt },
        ],
        flags: [],
      },
    ];
  },
};
