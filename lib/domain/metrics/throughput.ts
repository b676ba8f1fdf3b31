/** Tickets whose last solve is mine, each once, on the day of that solve; seen from the beginning or not. */
import { type FiledMetric, onSolve } from './metric.ts';

export const throughput: FiledMetric = {
  id: 'throughput',
  kind: 'count',
  better: 'higher',
  headline: 'per-day',
  measure: ({ solve }) => onSolve(solve, 1, 'solved'),
};
