/** Next replies: which message starts the clock, which reply ends it, whose it is, and where my own clock starts. */
import { describe, expect, it } from 'vitest';
import { outcome, type Reading } from './storyteller.ts';

const opened = '03-02 09:00:00 pat opens';
const replied = '03-02 09:10:00 anna writes';

const clock = (at: number | undefined) =>
  at === undefined ? 'unknown' : new Date(at).toISOString().slice(8, 19).replace('T', ' ');

/** `asked → replied`, with the start of my own clock where it is another. */
function nextReplies(lines: string[], reading?: Reading): string[] {
  return outcome(lines, reading).nextReplies.map((reply) => {
    if (!reply.known) return reply.reason;
    const { askedAt, mineFrom, repliedAt } = reply;
    const mine = mineFrom === askedAt ? '' : ` (mine ${clock(mineFrom)})`;
    return `${clock(askedAt)} → ${clock(repliedAt)}${mine}`;
  });
}

type Case = [what: string, lines: string[], replies: string[]];
const check = (_: string, lines: string[], replies: string[]) =>
  expect(nextReplies([opened, replied, ...lines])).toEqual(replies);

describe('a run of messages', () => {
  it.each<Case>([
    ['unanswered is none', ['03-02 10:00:00 pat writes'], []],
    ['of one', ['03-02 10:00:00 pat writes', '03-02 10:30:00 anna writes'], ['02 10:00:00 → 02 10:30:00']],
    [
      'of two begins with the earliest',
      ['03-02 10:00:00 pat writes', '03-02 10:20:00 kim writes', '03-02 10:30:00 anna writes'],
      ['02 10:00:00 → 02 10:30:00'],
    ],
    [
      'ends with the first reply',
      ['03-02 10:00:00 pat writes', '03-02 10:30:00 anna writes', '03-02 10:40:00 anna writes'],
      ['02 10:00:00 → 02 10:30:00'],
    ],
    [
      'is met by no note, rule or bot',
      [
        '03-02 10:00:00 pat writes',
        '03-02 10:01:00 anna notes',
        '03-02 10:02:00 rule writes',
        '03-02 10:03:00 bot writes',
        '03-02 10:30:00 anna writes',
      ],
      ['02 10:00:00 → 02 10:30:00'],
    ],
    [
      'after another',
      [
        '03-02 10:00:00 pat writes',
        '03-02 10:30:00 anna writes',
        '03-02 11:00:00 pat writes',
        '03-02 11:05:00 anna writes',
      ],
      ['02 10:00:00 → 02 10:30:00', '02 11:00:00 → 02 11:05:00'],
    ],
    [
      "is its sender's",
      [
        '03-02 10:00:00 pat writes',
        '03-02 10:30:00 bob writes',
        '03-02 11:00:00 pat writes',
        '03-02 11:05:00 anna writes',
      ],
      ['02 11:00:00 → 02 11:05:00'],
    ],
    [
      'after a solve, answered',
      ['03-02 09:20:00 anna solves', '03-03 08:00:00 pat writes, reopens', '03-03 08:30:00 anna writes'],
      ['03 08:00:00 → 03 08:30:00'],
    ],
    [
      'answered only after the solve',
      ['03-02 10:00:00 pat writes', '03-02 10:10:00 anna solves', '03-02 10:11:00 anna writes'],
      ['02 10:00:00 → 02 10:11:00'],
    ],
  ])('%s', check);
});

describe('a bare thank-you', () => {
  const solved = '03-02 09:20:00 anna solves';
  const thanked = '03-02 10:00:00 pat writes, reopens';
  it.each<Case>([
    [
      'that was put away starts no run',
      [
        solved,
        thanked,
        '03-02 10:01:00 anna solves',
        '03-04 08:00:00 pat writes, reopens',
        '03-04 08:30:00 anna writes',
      ],
      ['04 08:00:00 → 04 08:30:00'],
    ],
    [
      "for an agent's afterthought, put away, starts none",
      [
        solved,
        '03-02 09:30:00 anna writes',
        thanked,
        '03-02 10:01:00 anna solves',
        '03-04 08:00:00 pat writes, reopens',
        '03-04 08:30:00 anna writes',
      ],
      ['04 08:00:00 → 04 08:30:00'],
    ],
    [
      'on a ticket that stayed solved until the verdict was due starts none',
      [
        solved,
        '03-02 10:00:00 pat writes',
        '03-12 08:00:00 pat writes, reopens',
        '03-12 08:30:00 anna writes',
      ],
      ['12 08:00:00 → 12 08:30:00'],
    ],
    [
      'it is none when it is answered in time',
      [solved, '03-02 10:00:00 pat writes', '03-02 10:30:00 anna writes'],
      ['02 10:00:00 → 02 10:30:00'],
    ],
    [
      'it is none when it is answered with the next solve',
      [solved, thanked, '03-02 10:30:00 anna writes, solves'],
      ['02 10:00:00 → 02 10:30:00'],
    ],
    [
      'a message after the verdict was due is none, open or solved',
      [solved, '03-12 08:00:00 pat writes', '03-12 09:00:00 anna writes'],
      ['12 08:00:00 → 12 09:00:00'],
    ],
    [
      'a message in the window, reopened in it, answered after it, is none',
      [solved, '03-09 09:00:00 pat writes, reopens', '03-10 09:00:00 anna writes'],
      ['09 09:00:00 → 10 09:00:00'],
    ],
  ])('%s', check);

  it('that was put away keeps nobody waiting', () => {
    const again = [solved, thanked, '03-02 10:01:00 anna solves', '03-04 08:00:00 pat writes, reopens'];
    expect(outcome([opened, replied, ...again]).waiting).toEqual({
      for: 'next-reply',
      since: Date.parse('2026-03-04T08:00:00Z'),
    });
  });
});

describe('my clock starts', () => {
  const asked = '03-02 10:00:00 pat writes';
  const answered = '03-02 11:00:00 anna writes';
  it.each<Case>([
    ['with the message', [asked, answered], ['02 10:00:00 → 02 11:00:00']],
    [
      'when a colleague gave it to me, if that was later',
      [asked, '03-02 10:40:00 bob gives anna', answered],
      ['02 10:00:00 → 02 11:00:00 (mine 02 10:40:00)'],
    ],
    [
      'with the message, if I had been given it before',
      ['03-02 09:30:00 bob gives anna', asked, answered],
      ['02 10:00:00 → 02 11:00:00'],
    ],
    [
      'with the message, if I took it myself',
      [asked, '03-02 10:40:00 anna takes', answered],
      ['02 10:00:00 → 02 11:00:00'],
    ],
    [
      'with the message, if it is a colleague’s by then',
      [asked, '03-02 10:40:00 bob gives anna', '03-02 10:50:00 bob takes', answered],
      ['02 10:00:00 → 02 11:00:00'],
    ],
  ])('%s', check);

  it('nowhere known, if I was given it at an impossible instant', () => {
    const lines = [opened, replied, asked, '03-02 10:40:00 bob gives anna', answered];
    expect(nextReplies(lines, { suspectLines: [4] })).toEqual(['02 10:00:00 → 02 11:00:00 (mine unknown)']);
  });

  it.each([
    ['? gives anna', true],
    ['bob gives anna', false],
    ['anna takes', false],
  ])('%s: flagged as assigned by nobody known: %s', (deed, assignerUnknown) => {
    const [reply] = outcome([opened, replied, asked, `03-02 10:40:00 ${deed}`, answered]).nextReplies;
    expect(reply).toMatchObject({ known: true, assignerUnknown });
  });
});

describe('what is no next reply', () => {
  it.each([
    ['the first one', [opened, replied], []],
    [
      'the first one to a ticket that an agent opened in public',
      ['03-02 09:00:00 anna opens', '03-02 09:10:00 anna writes', '03-02 09:20:00 pat writes', replied],
      [],
    ],
    ['one on a merged ticket', [opened, replied, '03-02 10:00:00 rule merges'], ['merged']],
  ])('%s', (_, lines, expected) => {
    expect(nextReplies(lines)).toEqual(expected);
  });

  const lines = [opened, replied, '03-02 10:00:00 pat writes', '03-02 10:30:00 anna writes'];

  it('one whose beginning was not seen, left out on the day of my first reply', () => {
    expect(outcome(lines, { complete: false }).nextReplies).toEqual([
      { known: false, reason: 'first-message-not-seen', at: Date.parse('2026-03-02T09:10:00Z') },
    ]);
    expect(nextReplies(lines, { complete: false, me: 'bob' })).toEqual([]);
  });

  it.each([3, 4])('one with an impossible instant (line %i)', (line) => {
    expect(nextReplies(lines, { suspectLines: [line] })).toEqual(['impossible-order']);
  });
});
