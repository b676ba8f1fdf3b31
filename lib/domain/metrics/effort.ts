/** What went into the tickets whose last solve is mine, by whomever: touches, public replies, customers' messages. */
import type { Effort } from '../outcome.ts';
import { type FiledMetric, onSolve } from './metric.ts';

export const touches = counted('touches', 'touches');
export const repliesPerResolution = counted('replies-per-resolution', 'replies');
export const customerMessages = counted('customer-messages', 'customerMessages');

function counted(id: FiledMetric['id'], what: Exclude<keyof Effort, 'everPending'>): FiledMetric {
  return {
    id,
    kind: 'count',
    better: 'lower',
    headline: 'mean',
    measure: ({ effort, countedSolve }) => onSolve(countedSolve, effort[what], 'solved'),
  };
}
