import { describe, expect, it } from 'vitest';
import { drawingOf } from '../../../components/Sparkline.tsx';
import type { TrendDay } from '../../../lib/domain/trend.ts';

const trend = (values: (number | undefined)[], targets: (number | undefined)[] = []): TrendDay[] =>
  values.map((value, index) => ({ day: `2026-03-0${index + 1}`, value, target: targets[index] }));

describe('the line', () => {
  it.each<[string, (number | undefined)[], number[]]>([
    ['runs through days that have values', [1, 2, 3], [3]],
    ['breaks at a day without one', [1, 2, undefined, 3, 4], [2, 2]],
    ['leaves a day between two gaps alone', [undefined, 1, undefined], [1]],
    ['is none without values', [undefined, undefined], []],
  ])('%s', (_, values, lengths) => {
    expect(drawingOf(trend(values)).lines.map((points) => points.length)).toEqual(lengths);
  });

  it('higher is further up, and all of it lies inside', () => {
    const { lines } = drawingOf(trend([0, 50, 100], [200, 200, 200]));
    const [first, second, third] = lines[0] ?? [];
    expect(first?.y).toBeGreaterThan(second?.y ?? 0);
    expect(second?.y).toBeGreaterThan(third?.y ?? 0);
    for (const { x, y } of lines.flat()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(104);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(28);
    }
  });

  it('lies in the middle where all is the same', () => {
    expect(drawingOf(trend([5, 5])).lines[0]?.map(({ y }) => y)).toEqual([14, 14]);
  });

  it('marks the last day that has a value, not an empty one after it', () => {
    const { lines, last } = drawingOf(trend([1, 2, undefined]));
    expect(last).toEqual(lines[0]?.[1]);
  });
});

describe('the target', () => {
  const moves = (targets: (number | undefined)[]) =>
    drawingOf(trend([1, 1, 1, 1], targets)).target.replaceAll(/[-\d.,]+/g, '');
  it.each<[string, (number | undefined)[], string]>([
    ['is none where there is none', [], ''],
    ['goes straight on', [2, 2, 2, 2], 'MHVHVHVH'],
    ['begins where it began', [undefined, undefined, 2, 2], 'MHVH'],
    ['is interrupted where another was in force', [2, undefined, 2, undefined], 'MHMH'],
  ])('%s', (_, targets, expected) => {
    expect(moves(targets)).toBe(expected);
  });

  it('steps between two days', () => {
    const { target } = drawingOf(trend([1, 1], [1, 3]));
    const [, before, after] = /,(\d+).*V(\d+)/.exec(target) ?? [];
    expect(Number(before)).toBeGreaterThan(Number(after));
  });
});
