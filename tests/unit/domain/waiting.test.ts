import { expect, it } from 'vitest';
import { type MetricId, metricIds } from '../../../lib/domain/metrics/metric.ts';
import type { OpenTicket } from '../../../lib/domain/outcome.ts';
import { waitingSince } from '../../../lib/domain/waiting.ts';

const first: OpenTicket = { for: 'first-reply', since: 10, mineSince: 20, createdAt: 10 };
const next: OpenTicket = { for: 'next-reply', since: 30, createdAt: 10 };
const reopened: OpenTicket = { createdAt: 10, solvedBefore: true };

const running: Partial<Record<MetricId, (number | undefined)[]>> = {
  'first-response-time': [10, undefined, undefined],
  'first-response-time-mine': [20, undefined, undefined],
  'next-reply-time': [undefined, 30, undefined],
  'next-reply-time-mine': [undefined, 30, undefined],
  'average-response-time': [10, 30, undefined],
  'first-resolution-time': [10, 10, undefined],
  'full-resolution-time': [10, 10, 10],
};

it.each(metricIds)('%s: since when a ticket keeps its clock running', (id) => {
  const since = [first, next, reopened].map((open) => waitingSince(id, open));
  expect(since).toEqual(running[id] ?? [undefined, undefined, undefined]);
});
