/** Changes from solved or closed to anything else, on the tickets that I solved first. */
import type { Metric } from './metric.ts';

export const reopens: Metric = {
  id: 'reopens',
  kind: 'count',
  better: 'lower',
  headline: 'sum',
  measure({ reopens: value, firstResolution }) {
    if (!firstResolution.known) return { value: null, ...firstResolution };
    const { solvedAt } = firstResolution;
    return { value, at: solvedAt, moments: [{ what: 'first-solved', at: solvedAt }], flags: [] };
  },
};
