import { describe, expect, it } from 'vitest';
import {
  type Attention,
  addSpan,
  attend,
  heartbeatMs,
  maxSilenceMs,
  type OpenSpan,
  provenSpan,
  type WorkSpan,
} from '../../../lib/domain/work.ts';
import { limits, run } from './workday.ts';

/** Attention in seconds: at, source, what the page says, and how long ago its last input was. */
type Told = [at: number, source: string, state: 'active' | 'away', inputAgo?: number, ticket?: string];

const report = ([at, source, state, inputAgo = 0, ticket = source]: Told): Attention => ({
  connection: 'c1',
  ticket,
  source,
  state,
  at: at * 1000,
  inputAt: (at - inputAgo) * 1000,
});

/** Spans in seconds, by ticket. */
function worked(...told: Told[]): Record<string, [number, number][]> {
  const { spans } = run(told.map(report));
  return Object.fromEntries(
    Object.entries(spans).map(([ticket, own]) => [
      ticket,
      own.map(({ from, to }): [number, number] => [from / 1000, to / 1000]),
    ]),
  );
}

/** Heartbeats of an agent who types until `lastInput`. */
function beats(source: string, from: number, to: number, lastInput = to): Told[] {
  const count = Math.floor((to - from) / 15) + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = from + 15 * index;
    return [at, source, 'active', Math.max(0, at - lastInput)];
  });
}

describe('spans of work', () => {
  it.each<[string, Told[], Record<string, [number, number][]>]>([
    [
      'come and go',
      [
        [0, 'A', 'active'],
        [30, 'A', 'away'],
      ],
      { A: [[0, 30]] },
    ],
    [
      'nothing while nobody looks',
      [
        [0, 'A', 'away'],
        [30, 'A', 'away'],
      ],
      {},
    ],
    [
      'an instant is no work',
      [
        [0, 'A', 'active'],
        [0, 'A', 'away'],
      ],
      {},
    ],
    ['heartbeats extend it', [...beats('A', 0, 300), [310, 'A', 'away']], { A: [[0, 310]] }],
    [
      'two visits',
      [
        [0, 'A', 'active'],
        [20, 'A', 'away'],
        [60, 'A', 'active'],
        [70, 'A', 'away'],
      ],
      {
        A: [
          [0, 20],
          [60, 70],
        ],
      },
    ],
    [
      'the latest attention wins',
      [...beats('A', 0, 60), [70, 'B', 'active'], [100, 'B', 'away']],
      { A: [[0, 70]], B: [[70, 100]] },
    ],
    [
      'who lost the attention cannot end it',
      [
        [0, 'A', 'active'],
        [10, 'B', 'active'],
        [11, 'A', 'away'],
        [40, 'B', 'away'],
      ],
      { A: [[0, 10]], B: [[10, 40]] },
    ],
    [
      'another ticket in the same tab',
      [
        [0, 'tab', 'active', 0, 'A'],
        [10, 'tab', 'active', 0, 'B'],
        [30, 'tab', 'away', 0, 'B'],
      ],
      { A: [[0, 10]], B: [[10, 30]] },
    ],
    [
      'one ticket in two tabs counts once',
      [
        [0, 't1', 'active', 0, 'A'],
        [20, 't2', 'active', 0, 'A'],
        [21, 't1', 'away', 0, 'A'],
        [40, 't2', 'away', 0, 'A'],
      ],
      { A: [[0, 40]] },
    ],
    ['idle is cut back to the last input', [...beats('A', 0, 300, 100)], { A: [[0, 100]] }],
    [
      'input again just over the limit: nothing proves the time between',
      [...beats('A', 0, 120, 0), [121, 'A', 'active']],
      {},
    ],
    [
      'leaving while idle too long',
      [
        [0, 'A', 'active'],
        [40, 'A', 'active', 40],
        [80, 'A', 'active', 80],
        [120, 'A', 'active', 120],
        [121, 'A', 'away', 121],
      ],
      {},
    ],
    [
      'input since the last heartbeat counts to the leaving',
      [[0, 'A', 'active'], ...beats('A', 15, 105, 0), [121, 'A', 'away', 1]],
      { A: [[0, 121]] },
    ],
    ['leaving within the limit', [...beats('A', 0, 120, 0), [120, 'A', 'away', 120]], { A: [[0, 120]] }],
    [
      'a page that is idle from the start',
      [
        [0, 'A', 'active', 121],
        [30, 'A', 'away', 151],
      ],
      {},
    ],
    [
      'a page that was last touched at the limit',
      [
        [0, 'A', 'active', 120],
        [5, 'A', 'active'],
        [30, 'A', 'away'],
      ],
      { A: [[5, 30]] },
    ],
    [
      'idle, then back',
      [...beats('A', 0, 300, 60), [400, 'A', 'active'], [430, 'A', 'away']],
      {
        A: [
          [0, 60],
          [400, 430],
        ],
      },
    ],
    [
      'silence ends it at the last heartbeat',
      [
        [0, 'A', 'active'],
        [15, 'A', 'active'],
        [8000, 'A', 'active'],
        [8010, 'A', 'away'],
      ],
      {
        A: [
          [0, 15],
          [8000, 8010],
        ],
      },
    ],
    [
      'silence just within the limit',
      [
        [0, 'A', 'active'],
        [45, 'A', 'away'],
      ],
      { A: [[0, 45]] },
    ],
    [
      'silence just over it',
      [
        [0, 'A', 'active'],
        [20, 'A', 'active'],
        [66, 'A', 'away'],
      ],
      { A: [[0, 20]] },
    ],
    [
      'silence, then another ticket',
      [
        [0, 'A', 'active'],
        [20, 'A', 'active'],
        [900, 'B', 'active'],
        [910, 'B', 'away'],
      ],
      { A: [[0, 20]], B: [[900, 910]] },
    ],
    [
      'clock set back: what was proven stays, and a new span begins',
      [
        [1000, 'A', 'active'],
        [1030, 'A', 'active'],
        [400, 'A', 'active'],
        [420, 'A', 'away'],
      ],
      {
        A: [
          [400, 420],
          [1000, 1030],
        ],
      },
    ],
    [
      'clock set back while leaving',
      [
        [1000, 'A', 'active'],
        [1030, 'A', 'active'],
        [400, 'A', 'away'],
      ],
      { A: [[1000, 1030]] },
    ],
    [
      'clock set back a little counts nothing twice',
      [
        [0, 'A', 'active'],
        [30, 'A', 'active'],
        [20, 'A', 'active'],
        [35, 'A', 'away'],
      ],
      { A: [[0, 35]] },
    ],
    [
      'a late report of the ticket before',
      [
        [0, 'A', 'active'],
        [40, 'A', 'active'],
        [35, 'B', 'active'],
        [50, 'B', 'away'],
      ],
      { A: [[0, 35]], B: [[35, 50]] },
    ],
  ])('%s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it('resumed after idle within one silence: the new span begins at the input', () => {
    const short = { ...limits, idleLimitMs: 15_000 };
    const told: Told[] = [
      [0, 'A', 'active'],
      [10, 'A', 'active', 5],
      [40, 'A', 'active', 2],
      [50, 'A', 'away'],
    ];
    expect(run(told.map(report), short).spans.A).toEqual([
      { from: 0, to: 5_000 },
      { from: 38_000, to: 50_000 },
    ]);
  });

  it('resumed after idle: silence is counted from the report, not from the input', () => {
    const short = { ...limits, idleLimitMs: 30_000 };
    const told: Told[] = [
      [0, 'A', 'active'],
      [40, 'A', 'active', 5],
      [82, 'A', 'active', 20],
    ];
    expect(run(told.map(report), short).open).toMatchObject({ from: 35_000, confirmedAt: 82_000 });
  });

  it('are of different tickets when two connections use the same number', () => {
    const here = report([0, 'tab', 'active', 0, '7']);
    const there = { ...report([10, 'tab', 'active', 0, '7']), connection: 'c2' };
    expect(attend(attend(undefined, here, limits).open, there, limits)).toEqual({
      open: {
        connection: 'c2',
        ticket: '7',
        source: 'tab',
        from: 10_000,
        inputAt: 10_000,
        confirmedAt: 10_000,
      },
      closed: { connection: 'c1', ticket: '7', span: { from: 0, to: 10_000 } },
    });
  });

  it('a killed browser loses at most a heartbeat and the silence after it', () => {
    expect(maxSilenceMs).toBe(3 * heartbeatMs);
    const { open } = run(beats('A', 0, 60).map(report));
    expect(open && provenSpan(open, 9_000_000, limits)).toEqual({ from: 0, to: 60_000 });
  });
});

describe('the proven part of an open span', () => {
  const open: OpenSpan = {
    connection: 'c1',
    ticket: 'A',
    source: 'A',
    from: 1000,
    inputAt: 5000,
    confirmedAt: 20_000,
  };
  const within = { idleLimitMs: 30_000, maxSilenceMs: 45_000 };
  it.each([
    ['now', 22_000, 22_000],
    ['idle at the limit', 35_000, 35_000],
    ['idle over the limit', 35_001, 5000],
    ['silent over the limit', 65_001, 20_000],
    ['before it began', 500, 20_000],
  ])('%s', (_, at, to) => {
    expect(provenSpan(open, at, within)).toEqual({ from: 1000, to });
  });

  it('never ends before it began', () => {
    expect(provenSpan({ ...open, inputAt: 0 }, 60_000, within)).toEqual({ from: 1000, to: 1000 });
  });
});

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
});
