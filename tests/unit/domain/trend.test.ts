import { expect, it } from 'vitest';
import { summaryOf, type TrendDay } from '../../../lib/domain/trend.ts';

const trend = (...values: (number | undefined)[]): TrendDay[] =>
  values.map((value, index) => ({ day: `2026-03-0${index + 1}`, value, target: undefined }));

it.each<[string, TrendDay[], object | undefined]>([
  ['no day', [], undefined],
  ['no value', trend(undefined, undefined), undefined],
  [
    'from the first day that has one to the last',
    trend(undefined, 5, undefined, 2, 9, 7, undefined),
    { first: { value: 5 }, last: { value: 7 }, low: 2, high: 9, days: 4 },
  ],
  [
    'zero is a value',
    trend(0, undefined),
    { first: { value: 0 }, last: { value: 0 }, low: 0, high: 0, days: 1 },
  ],
])('%s', (_, days, expected) => {
  const summary = summaryOf(days);
  if (expected) expect(summary).toMatchObject(expected);
  else expect(summary).toBeUndefined();
});
