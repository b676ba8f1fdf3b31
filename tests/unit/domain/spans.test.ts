import { describe, expect, it } from 'vitest';
import { addSpan, type WorkSpan, without } from '../../../lib/domain/spans.ts';

describe('adding a span', () => {
  const at = (from: number, to: number): WorkSpan => ({ from, to });
  it.each<[string, WorkSpan[], WorkSpan, WorkSpan[]]>([
    ['the first', [], at(1, 2), [at(1, 2)]],
    ['later', [at(1, 2)], at(3, 4), [at(1, 2), at(3, 4)]],
    ['earlier', [at(3, 4)], at(1, 2), [at(1, 2), at(3, 4)]],
    ['the same', [at(1, 2)], at(1, 2), [at(1, 2)]],
    ['overlapping', [at(1, 5)], at(3, 8), [at(1, 8)]],
    ['inside', [at(1, 9)], at(3, 4), [at(1, 9)]],
    ['touching', [at(1, 3)], at(3, 4), [at(1, 4)]],
    ['bridging', [at(1, 3), at(5, 8)], at(2, 6), [at(1, 8)]],
  ])('%s', (_, spans, span, expected) => {
    expect(addSpan(spans, span)).toEqual(expected);
  });

  it('of another kind stays beside the one it touches, and gives way where it overlaps', () => {
    const frame: WorkSpan = { from: 3, to: 9, frame: true };
    expect(addSpan([at(1, 5)], frame)).toEqual([at(1, 5), { from: 5, to: 9, frame: true }]);
    expect(addSpan([at(1, 3)], frame)).toEqual([at(1, 3), frame]);
  });
});

describe('taking out', () => {
  const at = (from: number, to: number): WorkSpan => ({ from, to });
  it.each<[string, WorkSpan, WorkSpan[], WorkSpan[]]>([
    ['nothing', at(1, 9), [], [at(1, 9)]],
    ['the middle', at(1, 9), [at(3, 5)], [at(1, 3), at(5, 9)]],
    ['both ends', at(1, 9), [at(0, 2), at(8, 12)], [at(2, 8)]],
    ['all', at(1, 9), [at(0, 5), at(4, 9)], []],
    ['what only touches', at(3, 5), [at(1, 3), at(5, 7)], [at(3, 5)]],
    ['an instant takes out nothing', at(1, 9), [at(4, 4)], [at(1, 9)]],
    ['in any order', at(1, 9), [at(6, 7), at(2, 3)], [at(1, 2), at(3, 6), at(7, 9)]],
    ['of what has no length nothing is left', at(4, 4), [], []],
  ])('%s', (_, span, holes, left) => {
    expect(without(span, holes)).toEqual(left);
  });
});
