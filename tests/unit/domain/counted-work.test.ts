import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCorrection,
  type Correction,
  correctionsInForce,
  isPossible,
  undoCorrection,
} from '../../../lib/domain/corrections.ts';
import { addWork, countedMs, countedWork, hasWork, type Work } from '../../../lib/domain/counted-work.ts';
import { lengthMs } from '../../../lib/domain/spans.ts';

const made = (
  id: string,
  from: number,
  to: number,
  ms: number,
  over: Partial<Correction> = {},
): Correction => ({
  id,
  madeAt: 1000,
  from,
  to,
  ms,
  reason: 'other',
  ...over,
});
const spans = [
  { from: 0, to: 100 },
  { from: 200, to: 300 },
];
const elsewhere = [{ from: 100, to: 150 }];

describe('what counts of the work on a ticket', () => {
  it.each<[string, Work, boolean, number, number]>([
    ['nothing', { spans: [] }, false, 0, 0],
    ['what was measured', { spans }, false, 200, 200],
    ['not elsewhere', { spans, elsewhere }, false, 200, 200],
    ['elsewhere, where the agent counts it', { spans, elsewhere }, true, 250, 250],
    ['what the agent said instead', { spans, corrections: [made('a', 0, 1000, 120)] }, false, 120, 200],
    ['not what was not this ticket', { spans, corrections: [made('a', 0, 100, 0)] }, false, 100, 200],
    ['the rest of a span', { spans, corrections: [made('a', 50, 100, 10)] }, false, 160, 200],
    ['what is worked after a correction', { spans, corrections: [made('a', 0, 150, 20)] }, false, 120, 200],
    [
      'a correction of elsewhere too',
      { spans, elsewhere, corrections: [made('a', 90, 160, 0)] },
      true,
      190,
      250,
    ],
    [
      'what was measured, when a correction was undone',
      { spans, corrections: [made('a', 0, 1000, 0, { undoneAt: 5 })] },
      false,
      200,
      200,
    ],
    [
      'time said where nothing was measured',
      { spans: [], corrections: [made('a', 0, 1000, 300)] },
      false,
      300,
      0,
    ],
  ])('%s', (_, work, countsElsewhere, counted, measured) => {
    const worked = countedWork(work, { countsElsewhere });
    expect([countedMs(worked), worked.measuredMs]).toEqual([counted, measured]);
  });

  it('said time counts where its stretch begins', () => {
    const { said } = countedWork({ spans, corrections: [made('a', 40, 1000, 120), made('b', 0, 30, 0)] }, {});
    expect(said).toEqual([{ at: 40, ms: 120 }]);
  });

  it('what a correction overrules is told apart', () => {
    const corrections = [made('a', 30, 220, 5), made('b', 250, 300, 0, { undoneAt: 3 })];
    expect(countedWork({ spans, corrections }, {}).struck).toEqual([
      { from: 30, to: 100 },
      { from: 200, to: 220 },
    ]);
    expect(countedWork({ spans }, {})).not.toHaveProperty('struck');
  });

  const anySpan = fc
    .tuple(fc.nat(1000), fc.integer({ min: 1, max: 200 }))
    .map(([from, length]) => ({ from, to: from + length }));
  const anyCorrection = fc
    .tuple(anySpan, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(20), fc.boolean())
    .map(([{ from, to }, share, madeAt, isUndone]) =>
      made(`${from} ${to} ${madeAt}`, from, to, Math.floor(share * (to - from)), {
        madeAt,
        ...(isUndone && { undoneAt: 50 }),
      }),
    );

  it('no instant counts twice, and all corrections undone it is what was measured', () => {
    fc.assert(
      fc.property(
        fc.array(anySpan),
        fc.array(anySpan),
        fc.array(anyCorrection),
        fc.boolean(),
        (focused, looked, corrections, countsElsewhere) => {
          let work: Work = { spans: [] };
          for (const span of focused) work = addWork(work, span, false);
          for (const span of looked) work = addWork(work, span, true);
          const counted = countedWork({ ...work, corrections }, { countsElsewhere });
          for (const [index, span] of counted.spans.entries()) {
            const next = counted.spans[index + 1];
            if (next) expect(span.to).toBeLessThanOrEqual(next.from);
          }
          for (const { from, to } of correctionsInForce(corrections)) {
            expect(counted.spans.some((span) => span.from < to && from < span.to)).toBe(false);
          }
          const undone = corrections.reduce((all, { id }) => undoCorrection(all, id, 99), corrections);
          expect(countedWork({ ...work, corrections: undone }, { countsElsewhere })).toEqual(
            countedWork(work, { countsElsewhere }),
          );
          expect(countedWork(work, { countsElsewhere: false }).measuredMs).toBe(lengthMs(work.spans));
        },
      ),
    );
  });
});

describe('corrections in force', () => {
  it.each<[string, Correction[], string[]]>([
    ['in the order of time', [made('b', 200, 300, 1), made('a', 0, 100, 1)], ['a', 'b']],
    [
      'of those that overlap the one made last',
      [made('a', 0, 100, 1, { madeAt: 1 }), made('b', 50, 200, 1, { madeAt: 2 })],
      ['b'],
    ],
    ['what only touches stands', [made('a', 0, 100, 1), made('b', 100, 200, 1, { madeAt: 2 })], ['a', 'b']],
    [
      'an earlier one again, when the later was undone',
      [made('a', 0, 100, 1, { madeAt: 1 }), made('b', 50, 200, 1, { madeAt: 2, undoneAt: 3 })],
      ['a'],
    ],
  ])('%s', (_, all, ids) => {
    expect(correctionsInForce(all).map(({ id }) => id)).toEqual(ids);
  });

  it('one made twice is made once, and undone once', () => {
    const once = addCorrection(undefined, made('a', 0, 1, 1));
    expect(addCorrection(once, made('a', 0, 9, 9))).toEqual(once);
    const undone = undoCorrection(once, 'a', 5);
    expect(undone).toMatchObject([{ undoneAt: 5 }]);
    expect(undoCorrection(undone, 'a', 9)).toEqual(undone);
  });

  it.each([
    [{ from: 0, to: 100, ms: 100 }, true],
    [{ from: 0, to: 100, ms: 101 }, false],
    [{ from: 100, to: 100, ms: 0 }, false],
  ])('%j: possible is %s', (one, possible) => {
    expect(isPossible(one)).toBe(possible);
  });
});

it.each<[Work, boolean]>([
  [{ spans: [] }, false],
  [{ spans: [], elsewhere: [], corrections: [] }, false],
  [{ spans }, true],
  [{ spans: [], elsewhere }, true],
  [{ spans: [], corrections: [made('a', 0, 1, 0)] }, true],
])('%j: there is work to move is %s', (work, has) => {
  expect(hasWork(work)).toBe(has);
});
