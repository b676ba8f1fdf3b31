import { expect, it } from 'vitest';
import { type MetricId, metricIds } from '../../../lib/domain/metrics/metric.ts';
import type { OpenTicket } from '../../../lib/domain/outcome.ts';
import { waitingSince } from '../../../lib/domain/waiting.ts';

const first: OpenTicket = { for: 'first-reply', since: 10, mineSince: 20, createdAt: 10 };
const next: OpenTicket = { for: 'next-reply', since: 30, createdAt: 10 };
const reopened: OpenTicket = { createdAt: 10, solvedBefore: true };

const complaint: OpenTicket = { createdAt: 10, complaint: true };

const running: Partial<Record<MetricId, (number | undefined)[]>> = {
  'first-response-time': [10, undefined, undefined, undefined],
  'first-response-time-mine': [20, undefined, undefined, undefined],
  'next-reply-time': [undefined, 30, undefined, undefined],
  'next-reply-time-mine': [undefined, 30, undefined, undefined],
  'average-response-time': [10, 30, undefined, undefined],
  'first-resolution-time': [10, 10, undefined, 10],
  'full-resolution-time': [10, 10, 10, 10],
  'complaint-resolution-time': [undefined, undefined, undefined, 10],
};

it.each(metricIds)('%s: since when a ticket keeps its clock running', (id) => {
  const since = [first, next, reopened, complaint].map((open) => waitingSince(id, open));
  expect(since).toEqual(running[id] ?? [undefined, undefined, undefined, undefined]);
});
