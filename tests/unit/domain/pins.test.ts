import { expect, it } from 'vitest';
import type { MetricId } from '../../../lib/domain/metrics/metric.ts';
import { moved, pinned, unpinned } from '../../../lib/domain/pins.ts';

const three: MetricId[] = ['csat', 'touches', 'reopens'];

it.each<[string, readonly MetricId[], readonly MetricId[]]>([
  ['pinned at the end', pinned(three, 'on-hold'), ['csat', 'touches', 'reopens', 'on-hold']],
  ['pinned again', pinned(three, 'csat'), three],
  ['unpinned', unpinned(three, 'touches'), ['csat', 'reopens']],
  ['unpinned, and was not', unpinned(three, 'on-hold'), three],
  ['down', moved(three, 'csat', 1), ['touches', 'csat', 'reopens']],
  ['up', moved(three, 'reopens', -1), ['csat', 'reopens', 'touches']],
  ['up at the top', moved(three, 'csat', -1), three],
  ['down at the foot', moved(three, 'reopens', 1), three],
  ['moved, and was not there', moved(three, 'on-hold', 1), three],
])('%s', (_, pins, expected) => {
  expect(pins).toEqual(expected);
});
