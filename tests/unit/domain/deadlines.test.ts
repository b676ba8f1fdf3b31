import { describe, expect, it } from 'vitest';
import {
  type Deadline,
  deadlinesOf,
  type Limits,
  leftMs,
  type Urgency,
  urgencyOf,
} from '../../../lib/domain/deadlines.ts';
import type { OpenRow } from '../../../lib/domain/filing.ts';
import { compileSchedule } from '../../../lib/domain/schedule.ts';
import type { Target } from '../../../lib/domain/targets.ts';
import { nineToFive } from './schedules.ts';

const minuteMs = 60_000;
const monday = Date.parse('2026-03-02T16:30:00Z');

const row = (ticket: string, over: Partial<OpenRow> = {}): OpenRow => ({
  connection: 'c1',
  ticket,
  for: 'first-reply',
  since: monday,
  createdAt: monday,
  ...over,
});
const target = (over: Partial<Target> = {}): Target => ({
  metric: 'first-response-time',
  statistic: 'median',
  value: 1,
  limit: 60 * minuteMs,
  ...over,
});
function told(open: OpenRow[], targets: Target[], over: Partial<Limits> = {}): string[] {
  const limits: Limits = {
    targets,
    today: '2026-03-02',
    clock: 'calendar',
    support: undefined,
    now: monday + 20 * minuteMs,
    ...over,
  };
  const tell = ({ ticket, for: reply, dueAt, leftMs }: Deadline) =>
    `${ticket} ${reply} ${new Date(dueAt).toISOString().slice(5, 16)} ${leftMs / minuteMs} min`;
  return deadlinesOf(open, limits).map(tell);
}

describe('the tickets that will miss their limit', () => {
  const next = target({ metric: 'next-reply-time', limit: 240 * minuteMs });
  const email = target({ channel: 'email', limit: 480 * minuteMs });
  it.each<[string, OpenRow[], Target[], Partial<Limits>, string[]]>([
    ['time left', [row('7')], [target()], {}, ['7 first-reply 03-02T17:30 40 min']],
    [
      'missed',
      [row('7')],
      [target()],
      { now: monday + 90 * minuteMs },
      ['7 first-reply 03-02T17:30 -30 min'],
    ],
    [
      'the most urgent first',
      [row('7'), row('8', { since: monday - minuteMs }), row('9', { for: 'next-reply' })],
      [target(), next],
      {},
      [
        '8 first-reply 03-02T17:29 39 min',
        '7 first-reply 03-02T17:30 40 min',
        '9 next-reply 03-02T20:30 220 min',
      ],
    ],
    [
      'the same instant: by number',
      [row('10'), row('9')],
      [target()],
      {},
      ['9 first-reply 03-02T17:30 40 min', '10 first-reply 03-02T17:30 40 min'],
    ],
    [
      'business time runs on in the morning',
      [row('7')],
      [target()],
      { clock: 'business', support: compileSchedule(nineToFive) },
      ['7 first-reply 03-03T09:30 40 min'],
    ],
    [
      "the target's own clock",
      [row('7')],
      [target({ clock: 'calendar' })],
      { clock: 'business', support: compileSchedule(nineToFive) },
      ['7 first-reply 03-02T17:30 40 min'],
    ],
    ['business time without support hours', [row('7')], [target({ clock: 'business' })], {}, []],
    ['no limit', [row('7')], [{ metric: 'first-response-time', statistic: 'median', value: 1 }], {}, []],
    ['a limit from tomorrow', [row('7')], [target({ validFrom: '2026-03-03' })], {}, []],
    [
      'of its channel before that of all',
      [row('7', { channel: 'email' }), row('8', { channel: 'chat' })],
      [target(), email],
      {},
      ['8 first-reply 03-02T17:30 40 min', '7 first-reply 03-03T00:30 460 min'],
    ],
    [
      'of its priority and channel before that of its channel',
      [row('7', { channel: 'email', priority: 'high' })],
      [email, target({ channel: 'email', priority: 'high', limit: 30 * minuteMs })],
      {},
      ['7 first-reply 03-02T17:00 10 min'],
    ],
    [
      'a ticket that waits for nothing',
      [{ connection: 'c1', ticket: '7', createdAt: 0 }],
      [target()],
      {},
      [],
    ],
    [
      'of two metrics the one that comes first',
      [row('7', { mineSince: monday + 5 * minuteMs })],
      [target(), target({ metric: 'first-response-time-mine', limit: 30 * minuteMs })],
      {},
      ['7 first-reply 03-02T17:05 15 min'],
    ],
  ])('%s', (_, open, targets, over, expected) => {
    expect(told(open, targets, over)).toEqual(expected);
  });
});

describe('counting on from a reading', () => {
  const support = compileSchedule(nineToFive);
  const deadlines = (clock: 'calendar' | 'business') =>
    deadlinesOf([row('7')], {
      targets: [target()],
      today: '2026-03-02',
      clock,
      support,
      now: monday,
    });
  it.each<['calendar' | 'business', number, number]>([
    ['calendar', 20, 40],
    ['calendar', 75, -15],
    ['business', 20, 40],
    // From 17:00 to 9:00 business time stands still.
    ['business', 30, 30],
    ['business', 5 * 60, 30],
    ['business', 16.5 * 60 + 10, 20],
  ])('%s, %d minutes on: %d left', (clock, minutes, left) => {
    const [deadline] = deadlines(clock);
    expect(deadline && leftMs(deadline, support, monday + minutes * minuteMs) / minuteMs).toBe(left);
  });

  it.each<[number, Urgency]>([
    [-1, 'missed'],
    [0, 'soon'],
    [7.5 * minuteMs, 'soon'],
    [7.5 * minuteMs + 1, 'running'],
    [60 * minuteMs, 'running'],
  ])('%d ms left of an hour: %s', (left, urgency) => {
    const [deadline] = deadlines('calendar');
    expect(deadline && urgencyOf(deadline, left)).toBe(urgency);
  });
});
