import { expect, it } from 'vitest';
import {
  type Glance,
  notice,
  type PageAttention,
  type Signal,
  startAttention,
} from '../../../lib/domain/attention.ts';

type What = Signal['type'] | 'jump' | `shown ${string}`;
/** In seconds: at, what happened, and whether the page is visible with the focus (`frame`: in one of another site). */
type Told = [at: number, what: What, how?: 'attended' | 'unattended' | 'frame'];

/** Reports as `at ticket state`, with input and marks where there are any. */
function reported(...told: Told[]): string[] {
  let page: PageAttention | undefined;
  let aheadS = 0;
  return told.flatMap(([second, what, how = 'attended']) => {
    if (what === 'jump') {
      aheadS += second;
      return [];
    }
    const glance: Glance = {
      at: (second + aheadS) * 1000,
      upMs: second * 1000,
      isAttended: how !== 'unattended',
      isFrame: how === 'frame',
    };
    page ??= startAttention(glance);
    const [type, ticket] = what.split(' ');
    const noticed = notice(page, { ...glance, type, ...(type === 'shown' && { ticket }) } as Signal);
    page = noticed.page;
    return noticed.reports.map(({ ticket, seq, at, inputFrom, inputAt, state, frame, jumped }) =>
      [
        `${seq}: ${at / 1000} ${ticket} ${state}`,
        `input ${inputFrom === undefined ? '' : `${inputFrom / 1000}–`}${inputAt / 1000}`,
        ...(frame ? ['frame'] : []),
        ...(jumped ? ['jumped'] : []),
      ].join(', '),
    );
  });
}

it.each<[string, Told[], string[]]>([
  [
    'no ticket, nothing',
    [
      [0, 'look'],
      [5, 'input'],
      [15, 'beat'],
    ],
    [],
  ],
  ['a ticket shown', [[0, 'shown 5']], ['1: 0 5 active, input 0–0']],
  [
    'shown in a tab behind',
    [
      [0, 'shown 5', 'unattended'],
      [15, 'beat', 'unattended'],
      [20, 'look'],
    ],
    ['1: 20 5 active, input 20–20'],
  ],
  [
    'a heartbeat tells the first and the last input since the report before',
    [
      [0, 'shown 5'],
      [3, 'input'],
      [9, 'input'],
      [15, 'beat'],
      [30, 'beat'],
    ],
    ['1: 0 5 active, input 0–0', '2: 15 5 active, input 3–9', '3: 30 5 active, input 9'],
  ],
  [
    'input after a rest is told at once',
    [
      [0, 'shown 5'],
      [15, 'beat'],
      [21, 'input'],
      [22, 'input'],
    ],
    ['1: 0 5 active, input 0–0', '2: 15 5 active, input 0', '3: 21 5 active, input 21–21'],
  ],
  [
    'not sooner than 5 s after the last report',
    [
      [0, 'shown 5'],
      [15, 'beat'],
      [30, 'beat'],
      [34, 'input'],
      [45, 'beat'],
    ],
    [
      '1: 0 5 active, input 0–0',
      '2: 15 5 active, input 0',
      '3: 30 5 active, input 0',
      '4: 45 5 active, input 34–34',
    ],
  ],
  [
    'left for another window',
    [
      [0, 'shown 5'],
      [4, 'look', 'unattended'],
    ],
    ['1: 0 5 active, input 0–0', '2: 4 5 away, input 0'],
  ],
  [
    'looked at again and again',
    [
      [0, 'shown 5'],
      [1, 'look'],
      [2, 'look'],
    ],
    ['1: 0 5 active, input 0–0'],
  ],
  [
    'hidden it says nothing',
    [
      [0, 'shown 5', 'unattended'],
      [1, 'input', 'unattended'],
      [15, 'beat', 'unattended'],
      [16, 'leave', 'unattended'],
    ],
    [],
  ],
  [
    'the page goes',
    [
      [0, 'shown 5'],
      [4, 'leave'],
      [5, 'look'],
    ],
    ['1: 0 5 active, input 0–0', '2: 4 5 left, input 0', '3: 5 5 active, input 5–5'],
  ],
  [
    'another ticket',
    [
      [0, 'shown 5'],
      [4, 'shown 6'],
      [6, 'shown 6'],
    ],
    ['1: 0 5 active, input 0–0', '2: 4 5 left, input 0', '3: 4 6 active, input 4–4'],
  ],
  [
    'after a quarter of an hour without input it is silent, until there is some',
    [
      [0, 'shown 5'],
      [900, 'beat'],
      [915, 'beat'],
      [930, 'input'],
    ],
    ['1: 0 5 active, input 0–0', '2: 900 5 active, input 0', '3: 930 5 active, input 930–930'],
  ],
  [
    "in another site's frame the heartbeats go on: input there is not seen",
    [
      [0, 'shown 5'],
      [4, 'look', 'frame'],
      [1000, 'beat', 'frame'],
      [1004, 'look'],
    ],
    [
      '1: 0 5 active, input 0–0',
      '2: 4 5 active, input 4–4, frame',
      '3: 1000 5 active, input 4, frame',
      '4: 1004 5 active, input 1004–1004',
    ],
  ],
  [
    'the clock set forward',
    [
      [0, 'shown 5'],
      [3600, 'jump'],
      [15, 'beat'],
    ],
    ['1: 0 5 active, input 0–0'],
  ],
  [
    'the clock set forward a little, told with the next report and once',
    [
      [0, 'shown 5'],
      [60, 'jump'],
      [15, 'beat'],
      [30, 'beat'],
    ],
    ['1: 0 5 active, input 0–0', '2: 75 5 active, input 0, jumped', '3: 90 5 active, input 0'],
  ],
  [
    'the clock set back: no input lies in the future',
    [
      [100, 'shown 5'],
      [-60, 'jump'],
      [115, 'beat'],
    ],
    ['1: 100 5 active, input 100–100', '2: 55 5 active, input 55, jumped'],
  ],
  [
    'input tells of a clock that was set at once',
    [
      [0, 'shown 5'],
      [3600, 'jump'],
      [2, 'input'],
    ],
    ['1: 0 5 active, input 0–0', '2: 3602 5 active, input 3602–3602, jumped'],
  ],
  [
    'a clock that drifts by a second was not set',
    [
      [0, 'shown 5'],
      [1, 'jump'],
      [15, 'beat'],
    ],
    ['1: 0 5 active, input 0–0', '2: 16 5 active, input 0'],
  ],
])('%s', (_, told, expected) => {
  expect(reported(...told)).toEqual(expected);
});
