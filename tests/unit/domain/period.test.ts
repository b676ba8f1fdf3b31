import { describe, expect, it } from 'vitest';
import { dayCount, daysBefore, daysOf, type PeriodId } from '../../../lib/domain/period.ts';

describe('a period ends today', () => {
  it.each<[PeriodId, from: string, to: string]>([
    ['today', '2026-03-09', '2026-03-09'],
    ['7', '2026-03-03', '2026-03-09'],
    ['30', '2026-02-08', '2026-03-09'],
  ])('%s', (period, from, to) => {
    expect(daysOf(period, '2026-03-09')).toEqual({ from, to });
  });
});

describe('the days before a period', () => {
  it.each([
    ['today', '2026-03-08', '2026-03-08', 1],
    ['7', '2026-02-24', '2026-03-02', 7],
    ['30', '2026-01-09', '2026-02-07', 30],
  ] as const)('%s: %s to %s, as many', (period, from, to, count) => {
    const days = daysOf(period, '2026-03-09');
    expect(daysBefore(days)).toEqual({ from, to });
    expect(dayCount(days)).toBe(count);
  });
});
