import { describe, expect, it } from 'vitest';
import { heartbeatMs } from '../../../lib/domain/attention.ts';
import { lengthMs } from '../../../lib/domain/spans.ts';
import {
  limitsOf,
  maxSilenceMs,
  noWork,
  type OpenSpan,
  provenSpan,
  provenWork,
} from '../../../lib/domain/work.ts';
import { limits, numbered, run, type Said, type Spans } from './workday.ts';

/** Attention in seconds: at, source, what the page says, and how long ago its last input was. */
type Told = [at: number, source: string, state: Said['state'], inputAgo?: number, ticket?: string];
/** What the machine, the clock or the agent does, in seconds. */
type Done = [at: number, what: 'locked' | 'paused' | 'resumed' | 'started' | 'ended' | 'split'];
type Happened = Told | Done;

const report = ([at, source, state, inputAgo = 0, ticket = source]: Told): Said => ({
  connection: 'c1',
  ticket,
  source,
  state,
  at: at * 1000,
  inputAt: (at - inputAgo) * 1000,
});
const event = (one: Happened) => (one.length === 2 ? { type: one[1], at: one[0] * 1000 } : report(one));
const events = (...told: Happened[]) => numbered(told.map(event));

/** Spans in seconds, by ticket. */
const inSeconds = (spans: Spans) =>
  Object.fromEntries(
    Object.entries(spans).map(([ticket, own]) => [
      ticket,
      own.map(({ from, to }): [number, number] => [from / 1000, to / 1000]),
    ]),
  );
const worked = (...told: Happened[]) => inSeconds(run(events(...told)).spans);
/** Once no page has anything more to say of it. */
const elsewhere = (...told: Happened[]) => inSeconds(run(events(...told, [9_999, 'ended'])).elsewhere);

/** Heartbeats of an agent who types until `lastInput`. */
function beats(source: string, from: number, to: number, lastInput = to): Told[] {
  const count = Math.floor((to - from) / 15) + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = from + 15 * index;
    return [at, source, 'active', Math.max(0, at - lastInput)];
  });
}

describe('spans of work', () => {
  it.each<[string, Happened[], Record<string, [number, number][]>]>([
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
      [...beats('A', 0, 60), ...beats('B', 70, 100), [101, 'B', 'away']],
      { A: [[0, 70]], B: [[70, 101]] },
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
        [30, 'A', 'away'],
      ],
      { A: [[0, 30]] },
    ],
    [
      'silence just over it',
      [
        [0, 'A', 'active'],
        [20, 'A', 'active'],
        [51, 'A', 'away'],
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
        [25, 'A', 'active'],
        [20, 'B', 'active'],
        [40, 'B', 'away'],
      ],
      { A: [[0, 20]], B: [[20, 40]] },
    ],
  ])('%s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it.each<[string, Happened[], Record<string, [number, number][]>]>([
    [
      'a locked screen ends it; only input after that begins anew',
      [
        ...beats('A', 0, 30),
        [40, 'A', 'active', 2],
        [41, 'locked'],
        [55, 'A', 'active', 17],
        [90, 'A', 'active', 5],
        [100, 'A', 'away', 1],
      ],
      {
        A: [
          [0, 41],
          [85, 100],
        ],
      },
    ],
    [
      'locked while nobody works',
      [
        [10, 'locked'],
        [20, 'A', 'active'],
        [30, 'A', 'away'],
      ],
      { A: [[20, 30]] },
    ],
    [
      'paused: nothing counts until resumed, which is input itself',
      [
        ...beats('A', 0, 30),
        [35, 'paused'],
        ...beats('A', 45, 90),
        [95, 'resumed'],
        ...beats('A', 105, 120),
        [130, 'A', 'away'],
      ],
      {
        A: [
          [0, 35],
          [95, 130],
        ],
      },
    ],
    [
      'paused, another ticket meanwhile, resumed there',
      [
        [0, 'A', 'active'],
        [10, 'paused'],
        [20, 'A', 'away'],
        [30, 'B', 'active'],
        [40, 'resumed'],
        [50, 'B', 'away'],
      ],
      { A: [[0, 10]], B: [[40, 50]] },
    ],
    [
      'resumed where no page has the attention: it begins with the page that gets it',
      [
        [0, 'A', 'active'],
        [10, 'paused'],
        [11, 'A', 'away'],
        [300, 'resumed'],
        [302, 'A', 'active'],
        [310, 'A', 'away'],
      ],
      {
        A: [
          [0, 10],
          [302, 310],
        ],
      },
    ],
    [
      'paused twice',
      [
        [0, 'A', 'active'],
        [10, 'paused'],
        [20, 'paused'],
        [25, 'A', 'away'],
      ],
      { A: [[0, 10]] },
    ],
    [
      'resumed without a pause',
      [
        [0, 'A', 'active'],
        [10, 'resumed'],
        [25, 'A', 'away'],
      ],
      { A: [[0, 25]] },
    ],
    [
      'split: it goes on',
      [
        [0, 'A', 'active'],
        [10, 'split'],
        [25, 'A', 'away'],
      ],
      { A: [[0, 25]] },
    ],
    [
      'ended',
      [
        [0, 'A', 'active'],
        [10, 'ended'],
        [25, 'A', 'away'],
      ],
      { A: [[0, 10]] },
    ],
    [
      'the browser was killed: the rest is proven to the last heartbeat',
      [...beats('A', 0, 30), [9000, 'started']],
      { A: [[0, 30]] },
    ],
    [
      'the browser was killed and started again at once: nothing proves the time between',
      [...beats('A', 0, 30), [40, 'started'], [45, 'B', 'active'], [60, 'B', 'away']],
      { A: [[0, 30]], B: [[45, 60]] },
    ],
  ])('%s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it('idle is told by the machine where the page cannot: cut back to the last input there was', () => {
    const { spans, state } = run([
      ...events(...beats('A', 0, 120, 0)),
      { type: 'idle', at: 120_000, inputAt: 0 },
    ]);
    expect([spans, state.open]).toEqual([{}, undefined]);
  });

  it('idle told by the machine within the idle limit ends nothing', () => {
    const { state } = run([...events(...beats('A', 0, 60, 0)), { type: 'idle', at: 60_000, inputAt: 0 }]);
    expect(state.open).toMatchObject({ from: 0, confirmedAt: 60_000 });
  });

  const frame = (at: number): Said => ({ ...report([at, 'A', 'active']), frame: true });
  it('each heartbeat from a frame proves the time since the one before, also under the shortest idle limit', () => {
    const told = [0, 15.02, 30.04, 45.06].map(frame);
    const { spans } = run(numbered([...told, report([46, 'A', 'away'])]), limitsOf({ idleLimitMs: 15_000 }));
    expect(lengthMs(spans.A ?? [])).toBe(46_000);
  });

  it('time in a frame that cannot be seen into is marked', () => {
    const { spans } = run(
      numbered([
        report([0, 'A', 'active']),
        frame(10),
        frame(25),
        report([30, 'A', 'active']),
        report([40, 'A', 'away']),
      ]),
    );
    expect(spans.A).toEqual([
      { from: 0, to: 10_000 },
      { from: 10_000, to: 30_000, frame: true },
      { from: 30_000, to: 40_000 },
    ]);
  });

  const resting = (
    at: number,
    inputFrom: number,
    inputAt: number,
    state: Said['state'] = 'active',
  ): Said => ({
    ...report([at, 'A', state]),
    inputFrom: inputFrom * 1000,
    inputAt: inputAt * 1000,
  });
  const short = limitsOf({ idleLimitMs: 15_000 });
  it('work begins again with the input that ended the rest, not with its report', () => {
    const told = [
      report([0, 'A', 'active']),
      report([15, 'A', 'active', 12]),
      report([20, 'A', 'active', 17]),
      resting(40, 33, 38),
      report([50, 'A', 'away']),
    ];
    expect(run(numbered(told), short).spans.A).toEqual([
      { from: 0, to: 3_000 },
      { from: 33_000, to: 50_000 },
    ]);
  });

  it('input after a rest that is over before the next heartbeat counts', () => {
    const told = [report([0, 'A', 'active']), report([16, 'A', 'active', 16]), resting(22, 20, 21, 'away')];
    expect(run(numbered(told), short).spans.A).toEqual([{ from: 20_000, to: 22_000 }]);
  });

  it('the clock set forward counts nothing of what it skipped', () => {
    const told = [
      ...beats('A', 0, 30).map(report),
      { ...report([7200, 'A', 'active']), jumped: true as const },
      report([7210, 'A', 'away']),
    ];
    expect(inSeconds(run(numbered(told)).spans)).toEqual({
      A: [
        [0, 30],
        [7200, 7210],
      ],
    });
  });

  it('the clock set forward by a few seconds counts nothing of them either', () => {
    const told = [
      ...beats('A', 0, 30).map(report),
      { ...report([50, 'A', 'active']), jumped: true as const },
      report([60, 'A', 'away']),
    ];
    expect(inSeconds(run(numbered(told)).spans)).toEqual({
      A: [
        [0, 30],
        [50, 60],
      ],
    });
  });

  it.each<[string, Done['1'], Record<string, [number, number][]>]>([
    ['a lock of the time to come holds nothing back', 'locked', { A: [[500, 510]] }],
    ['a pause goes on', 'paused', {}],
  ])('the clock set back: %s', (_, what, expected) => {
    const back = { ...report([500, 'A', 'active']), jumped: true as const };
    const { spans, state } = run(numbered([{ type: what, at: 1_000_000 }, back, report([510, 'A', 'away'])]));
    expect(inSeconds(spans)).toEqual(expected);
    expect(state.pausedAt ?? 0).toBeLessThanOrEqual(510_000);
  });

  it('the clock set back never counts an instant twice, for whatever ticket', () => {
    const told = [
      ...beats('A', 1000, 1060).map(report),
      report([1060, 'A', 'left']),
      { ...report([1030, 'B', 'active']), jumped: true as const },
      report([1045, 'B', 'active']),
      report([1060, 'B', 'active']),
      report([1070, 'B', 'away']),
    ];
    expect(inSeconds(run(numbered(told)).spans)).toEqual({ A: [[1000, 1060]], B: [[1060, 1070]] });
  });

  it.each<[string, Told[], Record<string, [number, number][]>]>([
    [
      'counts for what it was, and does not take the attention back',
      [
        [60, 'B', 'active'],
        [20, 'A', 'active'],
        [35, 'A', 'active'],
        [40, 'A', 'away'],
        [70, 'B', 'away'],
      ],
      { A: [[20, 40]], B: [[60, 70]] },
    ],
    [
      'counts up to where the other took over',
      [
        [60, 'B', 'active'],
        [50, 'A', 'active'],
        [61, 'A', 'away'],
        [70, 'B', 'away'],
      ],
      { A: [[50, 60]], B: [[60, 70]] },
    ],
    [
      'counts nothing that was another ticket’s by then',
      [
        [0, 'C', 'active'],
        [30, 'C', 'away'],
        [60, 'B', 'active'],
        [20, 'A', 'active'],
        [40, 'A', 'away'],
        [70, 'B', 'away'],
      ],
      { A: [[30, 40]], B: [[60, 70]], C: [[0, 30]] },
    ],
    [
      'that another late page follows ends where that one took over',
      [
        [60, 'B', 'active'],
        [5, 'A', 'active'],
        [20, 'A', 'active'],
        [30, 'C', 'active'],
        [45, 'C', 'away'],
        [70, 'B', 'away'],
      ],
      { A: [[5, 30]], B: [[60, 70]], C: [[30, 45]] },
    ],
  ])('a late report of another page %s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it('are of different tickets when two connections use the same number', () => {
    const there = { ...report([10, 'tab', 'active', 0, '7']), connection: 'c2' };
    const { spans, state } = run(numbered([report([0, 'tab', 'active', 0, '7']), there]));
    expect(spans).toEqual({ 7: [{ from: 0, to: 10_000 }] });
    expect(state.open).toMatchObject({ connection: 'c2', ticket: '7', from: 10_000 });
  });

  it('a killed browser loses at most a heartbeat', () => {
    expect(maxSilenceMs).toBe(2 * heartbeatMs);
    const { open } = run(events(...beats('A', 0, 60))).state;
    expect(open && provenSpan(open, 9_000_000, limits)).toEqual({ from: 0, to: 60_000 });
  });
});

describe('elsewhere', () => {
  it.each<[string, Happened[], Record<string, [number, number][]>]>([
    [
      'a look at something else and back',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [70, 'A', 'active'],
        [80, 'A', 'away'],
      ],
      { A: [[10, 70]] },
    ],
    [
      'not without coming back',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
      ],
      {},
    ],
    [
      'not over another ticket',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [20, 'B', 'active'],
        [30, 'B', 'away'],
        [40, 'A', 'active'],
      ],
      {},
    ],
    [
      'not over another ticket that was closed',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [20, 'B', 'active'],
        [30, 'B', 'left'],
        [40, 'A', 'active'],
      ],
      {},
    ],
    [
      'the ticket that was looked at last',
      [
        [0, 'A', 'active'],
        [10, 'B', 'active'],
        [20, 'B', 'away'],
        [40, 'B', 'active'],
      ],
      { B: [[20, 40]] },
    ],
    [
      'a quarter of an hour',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [910, 'A', 'active'],
      ],
      { A: [[10, 910]] },
    ],
    [
      'longer is no look any more',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [911, 'A', 'active'],
      ],
      {},
    ],
    [
      'not after the ticket was closed',
      [
        [0, 'A', 'active'],
        [10, 'A', 'left'],
        [20, 'A', 'active'],
      ],
      {},
    ],
    [
      'not when the agent had rested on the ticket',
      [...beats('A', 0, 120, 0), [130, 'A', 'away', 130], [140, 'A', 'active']],
      {},
    ],
    [
      'up to where the screen was locked',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [30, 'locked'],
        [200, 'A', 'active'],
      ],
      { A: [[10, 30]] },
    ],
    [
      'not while paused',
      [
        [0, 'A', 'active'],
        [5, 'paused'],
        [10, 'A', 'away'],
        [20, 'A', 'active'],
      ],
      {},
    ],
    [
      'up to the pause',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [15, 'paused'],
        [18, 'resumed'],
        [20, 'A', 'active'],
      ],
      { A: [[10, 15]] },
    ],
    [
      'left while paused: from the resuming on, which the popup over the page may be',
      [
        [0, 'A', 'active'],
        [5, 'paused'],
        [10, 'A', 'away'],
        [300, 'resumed'],
        [320, 'A', 'active'],
      ],
      { A: [[300, 320]] },
    ],
  ])('%s', (_, told, expected) => {
    expect(elsewhere(...told)).toEqual(expected);
  });

  it('up to the last input anywhere', () => {
    const before = events([0, 'A', 'active'], [10, 'A', 'away']);
    const after = events([0, 'A', 'active'], [10, 'A', 'away'], [400, 'A', 'active']).slice(2);
    expect(
      inSeconds(
        run([
          ...before,
          { type: 'idle', at: 200_000, inputAt: 80_000 },
          ...after,
          { type: 'ended', at: 500_000 },
        ]).elsewhere,
      ),
    ).toEqual({ A: [[10, 80]] });
  });

  it('not when the clock was set meanwhile', () => {
    const told = [
      report([0, 'A', 'active']),
      report([10, 'A', 'away']),
      { ...report([300, 'A', 'active']), jumped: true as const },
    ];
    expect(run(numbered([...told, { type: 'ended', at: 400_000 }])).elsewhere).toEqual({});
  });
});

describe('what would count now', () => {
  const { state } = run(events(...beats('A', 0, 30)));
  it.each([
    ['up to now', state, 40_000, 40],
    ['nothing while paused', { ...state, pausedAt: 35_000 }, 40_000, 0],
    ['nothing that was counted before', { ...state, claimed: [{ from: 10_000, to: 20_000 }] }, 40_000, 30],
    ['nothing where nothing is open', noWork, 40_000, 0],
  ])('%s', (_, from, at, seconds) => {
    expect(lengthMs(provenWork(from, { connection: 'c1', ticket: 'A' }, at, limits).spans)).toBe(
      seconds * 1000,
    );
  });

  it('nothing for another ticket, nor for one of the same number elsewhere', () => {
    for (const key of [
      { connection: 'c1', ticket: 'B' },
      { connection: 'c2', ticket: 'A' },
    ])
      expect(provenWork(state, key, 40_000, limits)).toEqual({ spans: [], elsewhere: [] });
  });

  it('being elsewhere too, as soon as the agent is back', () => {
    const back = run(events([0, 'A', 'active'], [10, 'A', 'away'], [14, 'A', 'active'])).state;
    const { elsewhere } = provenWork(back, { connection: 'c1', ticket: 'A' }, 15_000, limits);
    expect(elsewhere).toEqual([{ from: 10_000, to: 14_000 }]);
  });
});

describe('a page that was stopped over its reports, and sends them again', () => {
  it.each<[string, Happened[], Record<string, [number, number][]>]>([
    [
      'when it was left, it says itself, though another had the attention by then',
      [
        [0, 'A', 'active'],
        [20, 'B', 'active'],
        [12, 'A', 'away'],
        [25, 'B', 'away'],
      ],
      { A: [[0, 12]], B: [[20, 25]] },
    ],
    [
      'one that never says so counts until the other took over',
      [...beats('A', 0, 15), ...beats('B', 20, 50), [55, 'B', 'away']],
      { A: [[0, 20]], B: [[20, 55]] },
    ],
    [
      'one that had fallen silent by then counts until its last heartbeat',
      [...beats('A', 0, 15), ...beats('B', 50, 80), [85, 'B', 'away']],
      { A: [[0, 15]], B: [[50, 85]] },
    ],
    ['what it proved already counts at once', [...beats('A', 0, 15), [20, 'B', 'active']], { A: [[0, 15]] }],
    [
      'a look at another ticket is not elsewhere, whenever it is heard of',
      [
        [0, 'A', 'active'],
        [10, 'A', 'away'],
        [14, 'A', 'active'],
        [10, 'B', 'active'],
        [14, 'B', 'left'],
        [20, 'A', 'away'],
      ],
      {
        A: [
          [0, 10],
          [14, 20],
        ],
        B: [[10, 14]],
      },
    ],
  ])('%s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it.each<[string, Happened[], Record<string, [number, number][]>]>([
    [
      'what the agent did while it was paused counts for nothing, whenever it is told',
      [
        [0, 'paused'],
        [60, 'resumed'],
        [10, 'A', 'active'],
        [25, 'A', 'active'],
        [40, 'A', 'away'],
      ],
      {},
    ],
    [
      'what they did before the pause counts, though it is told in the middle of it',
      [
        [50, 'paused'],
        [20, 'A', 'active'],
        [35, 'A', 'active'],
        [55, 'A', 'away'],
      ],
      { A: [[20, 50]] },
    ],
    [
      'what they did before the screen was locked counts',
      [[60, 'locked'], ...beats('A', 0, 45), [58, 'A', 'away']],
      { A: [[0, 58]] },
    ],
    [
      'what they did before they rested on another ticket counts',
      [[400, 'B', 'active'], [530, 'B', 'away', 130], ...beats('A', 0, 45), [58, 'A', 'away']],
      { A: [[0, 58]] },
    ],
  ])('%s', (_, told, expected) => {
    expect(worked(...told)).toEqual(expected);
  });

  it('a machine that is locked, or a pause, ends the waiting for it', () => {
    for (const what of ['locked', 'paused', 'started', 'ended', 'split'] as const) {
      const { spans, state } = run(events(...beats('A', 0, 15), [20, 'B', 'active'], [22, what]));
      expect(inSeconds(spans).A, what).toEqual([[0, 20]]);
      expect(state, what).not.toHaveProperty('late');
    }
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
  const within = limitsOf({ idleLimitMs: 30_000 });
  it.each([
    ['now', 22_000, 22_000],
    ['idle at the limit', 35_000, 35_000],
    ['idle over the limit', 35_001, 5000],
    ['silent over the limit', 50_001, 20_000],
    ['before it began', 500, 20_000],
  ])('%s', (_, at, to) => {
    expect(provenSpan(open, at, within)).toEqual({ from: 1000, to });
  });

  it('never ends before it began', () => {
    expect(provenSpan({ ...open, inputAt: 0 }, 45_000, within)).toEqual({ from: 1000, to: 1000 });
  });
});
