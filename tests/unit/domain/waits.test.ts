/** How long a ticket stood in each status, from creation to the solve that counts. */
import { describe, expect, it } from 'vitest';
import type { Waits } from '../../../lib/domain/waits.ts';
import { minuteMs, outcome, type Reading } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const solved = '03-02 10:00:00 anna solves';

/** Minutes: requester, agent, hold; or why not. */
function waits(lines: string[], reading?: Reading): string {
  const { waits } = outcome([opened, ...lines], reading);
  if (!waits.known) return waits.reason;
  for (const { from, to } of waits.requester.concat(waits.agent)) expect(to).toBeGreaterThan(from);
  const minutes = (who: keyof Waits) =>
    waits[who].reduce((sum, { from, to }) => sum + (to - from), 0) / minuteMs;
  return `${minutes('requester')} ${minutes('agent')} ${minutes('hold')}`;
}

it.each<[string, string[], string]>([
  ['new until it is said to be something else', [solved], '60 0 0'],
  ['new and open are the requester’s', ['03-02 09:20:00 anna sets open', solved], '60 0 0'],
  ['pending is the agent’s', ['03-02 09:20:00 anna sets pending', solved], '20 40 0'],
  ['hold is the requester’s too', ['03-02 09:20:00 anna sets hold', solved], '60 0 40'],
  [
    'each in its turn',
    [
      '03-02 09:10:00 anna sets pending',
      '03-02 09:30:00 anna sets hold',
      '03-02 09:35:00 pat reopens',
      solved,
    ],
    '40 20 5',
  ],
  [
    'solved is nobody’s',
    [
      '03-02 09:10:00 anna solves',
      '03-02 09:30:00 pat writes, reopens',
      '03-02 09:40:00 anna writes',
      solved,
    ],
    '40 0 0',
  ],
  [
    'what came after the solve that counts is of no account',
    [solved, '03-03 10:00:00 pat writes, reopens', '03-03 11:00:00 anna sets pending, solves'],
    '60 0 0',
  ],
  ['set pending and back in one instant', ['03-02 09:20:00 anna sets pending, sets open', solved], '60 0 0'],
])('%s', (_, lines, expected) => expect(waits(lines)).toBe(expected));

describe('is not known', () => {
  it.each<[string, string[], string, Reading?]>([
    ['not solved', [], 'not-solved'],
    ['solved by a colleague', ['03-02 10:00:00 bob solves'], 'solved-by-colleague'],
    ['merged', [solved, '03-02 11:00:00 rule merges'], 'merged'],
    ['its beginning not seen', [solved], 'first-message-not-seen', { complete: false }],
    ['a change at an impossible instant', ['03-02 08:00:00 anna sets pending', solved], 'impossible-order'],
  ])('%s', (_, lines, reason, reading) => expect(waits(lines, reading)).toBe(reason));

  it('and counts on the day of the solve', () => {
    expect(outcome([opened, '03-02 08:00:00 anna sets pending', solved]).waits).toMatchObject({
      at: Date.parse('2026-03-02T10:00:00Z'),
    });
  });
});
