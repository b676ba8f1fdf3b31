/** First responses and next replies together, on the customer's clock. */
import type { DerivedMetric } from './metric.ts';

export const averageResponseTime: DerivedMetric = {
  id: 'average-response-time',
  kind: 'duration',
  better: 'lower',
  headline: 'mean',
  counts: 'replies',
  from: ['first-response-time', 'next-reply-time'],
};
