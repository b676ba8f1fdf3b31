import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../lib/domain/schedule.ts';
import { type Effect, indexInForce, inOrder, withChange } from '../../../lib/domain/schedule-versions.ts';
import { nineToFive } from './schedules.ts';

/** Versions that are told apart by their zones. */
const version = (timeZone: string, validFrom?: string): Schedule => ({
  ...nineToFive,
  timeZone,
  ...(validFrom !== undefined && { validFrom }),
});
const first = version('UTC');
const spring = version('Europe/Paris', '2026-03-01');
const autumn = version('Europe/Rome', '2026-09-01');
const all = [first, spring, autumn];
const changed = version('Asia/Tokyo', '2020-01-01');
const timeless = version('Asia/Tokyo');

test('those without a day come first', () => {
  expect(inOrder([autumn, first, spring])).toEqual(all);
});

test.each([
  [all, '2026-02-28', 0],
  [all, '2026-03-01', 1],
  [all, '2026-12-31', 2],
  // The first version governs what was before it.
  [[spring, autumn], '2020-01-01', 0],
  [[], '2026-01-01', -1],
])('in force: of %j on %s the one at %i', (versions, day, index) => {
  expect(indexInForce(versions, day)).toBe(index);
});

describe('a change', () => {
  test.each<[string, Schedule[], Effect, Schedule[]]>([
    [
      'from a day on, before a later one',
      all,
      { kind: 'from', date: '2026-06-15' },
      [first, spring, version('Asia/Tokyo', '2026-06-15'), autumn],
    ],
    [
      'from a day that has one: in its place',
      all,
      { kind: 'from', date: '2026-03-01' },
      [first, version('Asia/Tokyo', '2026-03-01'), autumn],
    ],
    ['the first of all: for ever', [], { kind: 'from', date: '2026-03-01' }, [timeless]],
    ['as if it had always been so', all, { kind: 'always' }, [timeless]],
    [
      'of one version: from its own day',
      all,
      { kind: 'correct', index: 1 },
      [first, version('Asia/Tokyo', '2026-03-01'), autumn],
    ],
    ['of the first, which has no day', all, { kind: 'correct', index: 0 }, [timeless, spring, autumn]],
  ])('%s', (_, versions, effect, expected) => {
    expect(withChange(versions, changed, effect)).toEqual(expected);
  });
});
