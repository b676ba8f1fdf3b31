import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bucketsOf } from '../../../lib/domain/distribution.ts';

it('buckets hold their lower bound and not their upper one', () => {
  expect(bucketsOf([0, 9, 10, 19, 20, 99], [10, 20])).toEqual([
    { from: 0, to: 10, count: 2 },
    { from: 10, to: 20, count: 2 },
    { from: 20, to: Number.POSITIVE_INFINITY, count: 2 },
  ]);
});

it('every value lies in one bucket', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(100)), fc.uniqueArray(fc.integer({ min: 1, max: 99 })), (values, bounds) => {
      const counts = bucketsOf(
        values,
        bounds.toSorted((a, b) => a - b),
      ).map(({ count }) => count);
      expect(counts.reduce((sum, count) => sum + count)).toBe(values.length);
    }),
  );
});
