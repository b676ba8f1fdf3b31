import { expect, it } from 'vitest';
import { compare } from '../../../lib/domain/comparison.ts';
import type { Figure } from '../../../lib/domain/figures.ts';

const figure = (median?: number) => ({ statistics: median === undefined ? {} : { median } }) as Figure;

it.each<[string, number | undefined, number | undefined, object | undefined]>([
  ['more', 11, 10, { before: 10, difference: 1, change: 0.1 }],
  ['less', 5, 10, { before: 10, difference: -5, change: -0.5 }],
  ['the same', 10, 10, { before: 10, difference: 0, change: 0 }],
  ['after 0', 10, 0, { before: 0, difference: 10, change: null }],
  ['0 after 0', 0, 0, { before: 0, difference: 0, change: null }],
  ['nothing now', undefined, 10, undefined],
  ['nothing before', 10, undefined, undefined],
])('%s', (_, now, before, expected) => {
  expect(compare(figure(now), figure(before), 'median')).toEqual(expected);
});
