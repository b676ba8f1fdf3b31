/** Changes from solved or closed to anything else, on the tickets that I solved first. */
import { type FiledMetric, onSolve } from './metric.ts';

export const reopens: FiledMetric = {
  id: 'reopens',
  kind: 'count',
  better: 'lower',
  headline: 'sum',
  measure: ({ reopens: value, firstSolve }) => onSolve(firstSolve, value, 'first-solved'),
};
