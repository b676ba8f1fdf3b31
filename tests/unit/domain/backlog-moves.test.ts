/** When a ticket came into my backlog, and when it left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backlogMoves } from '../../../lib/domain/backlog-moves.ts';
import { outcome, story } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const time = (at: number) => new Date(at).toISOString().slice(11, 16);

function moves(...lines: string[]): string {
  const { entered, left } = backlogMoves(story(opened, ...lines), 'anna');
  return `in ${entered.map(time)} out ${left.map(time)}`;
}

it.each<[string, string[], string]>([
  ['nobody’s', [], 'in  out '],
  ['a colleague’s', ['03-02 09:10:00 bob takes', '03-02 10:00:00 bob solves'], 'in  out '],
  ['created mine', ['03-02 09:00:00 rule gives anna'], 'in 09:00 out '],
  ['assigned to me', ['03-02 09:10:00 bob gives anna'], 'in 09:10 out '],
  ['taken by me', ['03-02 09:10:00 anna takes'], 'in 09:10 out '],
  ['assigned to me twice', ['03-02 09:10:00 anna takes', '03-02 09:20:00 bob gives anna'], 'in 09:10 out '],
  ['solved', ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna solves'], 'in 09:10 out 10:00'],
  [
    'solved by a colleague while mine',
    ['03-02 09:10:00 anna takes', '03-02 10:00:00 bob solves'],
    'in 09:10 out 10:00',
  ],
  [
    'solved, then closed',
    ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna solves', '03-02 11:00:00 rule closes'],
    'in 09:10 out 10:00',
  ],
  [
    'reopened while mine',
    ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna solves', '03-02 11:00:00 pat reopens'],
    'in 09:10,11:00 out 10:00',
  ],
  ['pending is not out', ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna sets pending'], 'in 09:10 out '],
  ['reassigned away', ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna gives bob'], 'in 09:10 out 10:00'],
  ['taken away', ['03-02 09:10:00 anna takes', '03-02 10:00:00 bob unassigns'], 'in 09:10 out 10:00'],
  ['merged', ['03-02 09:10:00 anna takes', '03-02 10:00:00 rule merges'], 'in 09:10 out 10:00'],
  [
    'given to me when it was solved',
    ['03-02 09:10:00 bob solves', '03-02 10:00:00 bob gives anna'],
    'in  out ',
  ],
  [
    'reopened, given to me when it was solved',
    ['03-02 09:10:00 bob solves', '03-02 10:00:00 bob gives anna', '03-02 11:00:00 pat reopens'],
    'in 11:00 out ',
  ],
])('%s', (_, lines, expected) => expect(moves(...lines)).toBe(expected));

describe('what stands in it', () => {
  const given = '03-02 09:10:00 bob gives anna';
  it.each<[string, string[], object | undefined]>([
    ['nothing that is a colleague’s', ['03-02 09:10:00 bob takes'], undefined],
    ['nothing that is solved', [given, '03-02 10:00:00 anna solves'], undefined],
    [
      'a ticket that waits for its first reply, on both clocks',
      [given],
      {
        for: 'first-reply',
        since: Date.parse('2026-03-02T09:00Z'),
        mineSince: Date.parse('2026-03-02T09:10Z'),
        createdAt: Date.parse('2026-03-02T09:00Z'),
      },
    ],
    [
      'a ticket that I took waits on one clock',
      ['03-02 09:10:00 anna takes'],
      {
        for: 'first-reply',
        since: Date.parse('2026-03-02T09:00Z'),
        createdAt: Date.parse('2026-03-02T09:00Z'),
      },
    ],
    [
      'a ticket that a bot handed over',
      ['03-02 09:10:00 anna takes', '03-02 09:30:00 bot hands-off'],
      { for: 'first-reply', mineSince: Date.parse('2026-03-02T09:30Z') },
    ],
    [
      'one that waits for nothing',
      [given, '03-02 09:20:00 anna writes'],
      { createdAt: Date.parse('2026-03-02T09:00Z') },
    ],
    [
      'one that waits for its next reply',
      [given, '03-02 09:20:00 anna writes', '03-02 09:30:00 pat writes', '03-02 09:40:00 bob gives anna'],
      { for: 'next-reply', since: Date.parse('2026-03-02T09:30Z') },
    ],
    [
      'one given to me while it waits for its next reply',
      ['03-02 09:20:00 bob writes', '03-02 09:30:00 pat writes', '03-02 09:40:00 bob gives anna'],
      { for: 'next-reply', mineSince: Date.parse('2026-03-02T09:40Z') },
    ],
    [
      'one that was solved before',
      ['03-02 09:10:00 anna takes', '03-02 10:00:00 anna solves', '03-02 11:00:00 anna reopens'],
      { solvedBefore: true },
    ],
  ])('%s', (_, lines, expected) => {
    const { open } = outcome([opened, ...lines]);
    if (expected) expect(open).toMatchObject(expected);
    else expect(open).toBeUndefined();
    if (expected && !('mineSince' in expected)) expect(open).not.toHaveProperty('mineSince');
    if (expected && !('solvedBefore' in expected)) expect(open).not.toHaveProperty('solvedBefore');
  });

  it('has no age where it began, or was asked, at an impossible instant', () => {
    const asked = [opened, given, '03-02 09:20:00 anna writes', '03-02 09:30:00 pat writes'];
    expect(outcome([opened, given], { suspectLines: [1] }).open).toEqual({});
    expect(outcome(asked, { suspectLines: [4] }).open).toEqual({
      createdAt: Date.parse('2026-03-02T09:00Z'),
    });
  });

  it('says whether it is a complaint', () => {
    expect(outcome([opened, given], { complaint: true }).open).toHaveProperty('complaint', true);
    expect(outcome([opened, given]).open).not.toHaveProperty('complaint');
  });

  it('has no age where the beginning was not seen', () => {
    expect(outcome([opened, given], { complete: false }).open).toEqual({});
  });
});

describe('whatever happens to a ticket', () => {
  const deeds = [
    'anna takes',
    'bob takes',
    'anna gives bob',
    'anna solves',
    'rule closes',
    'pat reopens',
    'rule merges',
    'bob unassigns',
  ];
  it('it comes and goes in turns, and what came and did not go stands in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...deeds), { maxLength: 12 }), (told) => {
        const lines = told.map((deed, index) => `03-02 10:${String(index).padStart(2, '0')}:00 ${deed}`);
        const { backlog, open } = outcome([opened, ...lines]);
        const { entered, left } = backlog;
        expect(entered.length - left.length).toBe(open ? 1 : 0);
        const inTurns = entered.flatMap((at, index) => [at, left[index] ?? Number.POSITIVE_INFINITY]);
        expect(inTurns).toEqual(inTurns.toSorted((a, b) => a - b));
      }),
    );
  });
});
