import { describe, expect, it } from 'vitest';
import { daysOf, type PeriodId } from '../../../lib/domain/period.ts';

describe('a period ends today', () => {
  it.each<[PeriodId, from: string, to: string]>([
    ['today', '2026-03-09', '2026-03-09'],
    ['7', '2026-03-03', '2026-03-09'],
    ['30', '2026-02-08', '2026-03-09'],
  ])('%s', (period, from, to) => {
    expect(daysOf(period, '2026-03-09')).toEqual({ from, to });
  });
});
