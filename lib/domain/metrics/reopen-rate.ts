/** Of the tickets that I solved first, those reopened inside the window. Falls due as first contact resolution does. */
import { type FiledMetric, verdictOf } from './metric.ts';

export const reopenRate: FiledMetric = {
  id: 'reopen-rate',
  kind: 'ratio',
  better: 'lower',
  headline: 'ratio',
  measure({ reopening, thankYou }, _rules, lastReadAt) {
    if (!reopening.known) return [{ value: null, ...reopening }];
    const { reopenedAt: at } = reopening;
    return [
      verdictOf(
        reopening,
        at === undefined ? {} : { reopenedAt: at },
        at === undefined ? [] : [{ what: 'reopened', at }],
        thankYou ? ['thank-you'] : [],
        lastReadAt,
      ),
    ];
  },
};
