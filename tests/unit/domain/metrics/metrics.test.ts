/** What each metric makes of a ticket: its value, its day, the moments behind it, and why there is none. */
import { describe, expect, it } from 'vitest';
import { defaultDefinitions, type OneTouchReading } from '../../../../lib/domain/definitions.ts';
import { csat } from '../../../../lib/domain/metrics/csat.ts';
import type { MetricId } from '../../../../lib/domain/metrics/metric.ts';
import { timeWorked } from '../../../../lib/domain/metrics/time-worked.ts';
import type { TicketOutcome } from '../../../../lib/domain/outcome.ts';
import { rulesOf } from '../../../../lib/domain/rules.ts';
import { nineToFive } from '../schedules.ts';
import { at, hourMs, minuteMs } from '../storyteller.ts';
import { measured, only, reason } from './measure.ts';

const opened = '03-02 09:00:00 pat opens';
const replied = '03-02 09:10:00 anna writes';
const solved = '03-02 10:00:00 anna solves';
const story = [opened, replied, solved];
const rules = rulesOf(defaultDefinitions('UTC'));
const withHours = { definitions: { supportHours: [nineToFive] } };

describe('business time', () => {
  const night = ['03-02 16:30:00 pat opens', '03-03 10:30:00 anna writes', '03-03 18:00:00 anna solves'];
  it.each<[MetricId, string[], calendarMs: number, businessMs: number]>([
    ['first-response-time', night, 18 * hourMs, 2 * hourMs],
    ['first-response-time-mine', night, 18 * hourMs, 2 * hourMs],
    ['first-resolution-time', night, 25.5 * hourMs, 8.5 * hourMs],
    ['full-resolution-time', night, 25.5 * hourMs, 8.5 * hourMs],
    ['requester-wait', night, 25.5 * hourMs, 8.5 * hourMs],
    [
      'agent-wait',
      ['03-02 16:00:00 pat opens', '03-02 16:30:00 anna sets pending', '03-03 09:30:00 anna solves'],
      17 * hourMs,
      hourMs,
    ],
    [
      'next-reply-time',
      [...story, '03-02 16:50:00 pat writes', '03-03 09:05:00 anna writes'],
      16.25 * hourMs,
      15 * minuteMs,
    ],
  ])('%s', (id, lines, value, businessMs) => {
    expect(only(id, lines, withHours)).toMatchObject({ value, businessMs });
    expect(only(id, lines)).not.toHaveProperty('businessMs');
  });

  it('is none of the work itself', () => {
    const spans = [{ from: at('03-02 20:00:00'), to: at('03-02 20:10:00') }];
    expect(only('time-worked', story, { ...withHours, spans })).not.toHaveProperty('businessMs');
    expect(
      only('handle-time', ['03-02 09:00:00 pat opens', '03-02 21:00:00 anna solves'], {
        ...withHours,
        spans,
      }),
    ).not.toHaveProperty('businessMs');
  });
});

describe('on the day of the solve, for its solver', () => {
  it.each<[MetricId, string[], number]>([
    ['touches', [opened, replied, solved], 2],
    ['touches', [opened, '03-02 10:00:00 anna writes, solves'], 1],
    ['touches', [opened, '03-02 09:05:00 anna takes', '03-02 09:06:00 bob notes', solved], 3],
    ['touches', [opened, '03-02 09:05:00 rule gives anna', '03-02 09:06:00 pat writes', solved], 1],
    ['replies-per-resolution', [opened, solved], 0],
    ['replies-per-resolution', [opened, replied, '03-02 09:20:00 bob writes', solved], 2],
    [
      'replies-per-resolution',
      [opened, '03-02 09:20:00 anna notes', '03-02 09:21:00 rule writes', solved],
      0,
    ],
    [
      'replies-per-resolution',
      ['03-02 09:00:00 anna opens', '03-02 09:20:00 pat writes', '03-02 09:30:00 anna writes', solved],
      1,
    ],
    ['customer-messages', [opened, replied, solved], 1],
    ['customer-messages', [opened, '03-02 09:20:00 kim writes', '03-02 09:30:00 rule writes', solved], 2],
    ['throughput', [opened, solved], 1],
    ['throughput', [opened, solved, '03-03 10:00:00 anna reopens', '03-03 11:00:00 anna solves'], 1],
  ])('%s of %j', (id, lines, value) => {
    expect(only(id, lines)).toMatchObject({ value, moments: [{ what: 'solved' }] });
  });

  it('a later solve takes the place of an earlier one', () => {
    const again = [...story, '03-03 10:00:00 anna reopens', '03-03 11:00:00 anna solves'];
    expect(only('throughput', again).at).toBe(at('03-03 11:00:00'));
  });

  it('a ticket solved counts, whether its beginning was seen or not; how long it took does not', () => {
    expect(only('throughput', story.slice(1), { complete: false }).value).toBe(1);
    expect(reason('full-resolution-time', story.slice(1), { complete: false })).toBe(
      'first-message-not-seen',
    );
  });

  it.each<[MetricId, number]>([
    ['touches', 2],
    ['replies-per-resolution', 1],
    ['customer-messages', 1],
    ['one-touch', 1],
    ['reopens', 0],
  ])('%s is no duration: it counts though the clock at creation was wrong', (id, value) => {
    expect(only(id, story, { suspectLines: [1] }).value).toBe(value);
    expect(reason(id, story, { suspectLines: [3] })).toBe('impossible-order');
    expect(reason(id, story, { complete: false })).toBe('first-message-not-seen');
  });

  it('is nobody else’s, and flagged where a rule solved', () => {
    expect(reason('throughput', story, { me: 'bob' })).toBe('solved-by-colleague');
    expect(reason('throughput', [...story, '03-04 00:00:00 rule merges'])).toBe('merged');
    expect(reason('throughput', [opened, '03-01 00:00:00 anna solves'])).toBe('impossible-order');
    expect(
      only('throughput', [opened, '03-02 09:05:00 anna takes', '03-02 10:00:00 rule closes']).flags,
    ).toEqual(['by-rule']);
  });
});

describe('one-touch', () => {
  const second = '03-02 09:20:00 anna writes';
  const reopened = ['03-03 10:00:00 anna reopens', '03-03 11:00:00 anna solves'];
  it.each<[string, string[], Record<OneTouchReading, 0 | 1>]>([
    ['no reply', [opened, solved], { 'one-reply': 0, 'at-most-one-reply': 1, 'never-pending': 0 }],
    ['one reply', story, { 'one-reply': 1, 'at-most-one-reply': 1, 'never-pending': 1 }],
    [
      'two replies',
      [opened, replied, second, solved],
      { 'one-reply': 0, 'at-most-one-reply': 0, 'never-pending': 1 },
    ],
    [
      'one reply, pending',
      [opened, replied, '03-02 09:30:00 anna sets pending', solved],
      { 'one-reply': 1, 'at-most-one-reply': 1, 'never-pending': 0 },
    ],
    [
      'one reply, reopened',
      [...story, ...reopened],
      { 'one-reply': 0, 'at-most-one-reply': 1, 'never-pending': 1 },
    ],
    [
      'one reply by a colleague',
      [opened, '03-02 09:10:00 bob writes', solved],
      { 'one-reply': 1, 'at-most-one-reply': 1, 'never-pending': 1 },
    ],
  ])('%s', (_, lines, readings) => {
    for (const [oneTouch, value] of Object.entries(readings)) {
      const definitions = { oneTouch: oneTouch as OneTouchReading };
      expect(only('one-touch', lines, { definitions }).value, oneTouch).toBe(value);
    }
  });
});

describe('the reopen rate', () => {
  const dueAt = at('03-09 10:00:00');
  it.each<[string, string[], object]>([
    ['not reopened', [], {}],
    ['reopened', ['03-03 08:00:00 anna reopens'], { reopenedAt: at('03-03 08:00:00') }],
    [
      'reopened by a bare thank-you too',
      ['03-03 08:00:00 pat writes, reopens', '03-03 09:00:00 anna solves'],
      { reopenedAt: at('03-03 08:00:00') },
    ],
    [
      'reopened twice: the first time',
      ['03-03 08:00:00 anna reopens', '03-03 09:00:00 anna solves', '03-04 08:00:00 anna reopens'],
      { reopenedAt: at('03-03 08:00:00') },
    ],
    ['reopened at the window’s last instant', ['03-09 10:00:00 anna reopens'], { reopenedAt: dueAt }],
    ['reopened one second later', ['03-09 10:00:01 anna reopens'], {}],
    ['not reopened, closed', ['03-04 10:00:00 rule closes'], {}],
  ])('%s', (_, lines, decisive) => {
    const { value, at: day } = only('reopen-rate', [...story, ...lines]);
    expect(value).toEqual({ firstSolvedAt: at('03-02 10:00:00'), dueAt, ...decisive, verified: false });
    expect(day).toBe(dueAt);
  });

  it.each([
    [dueAt - 1, false],
    [dueAt, true],
  ])('read completely at %i: verified %s', (lastReadAt, verified) => {
    expect(only('reopen-rate', story, { lastReadAt }).value).toMatchObject({ verified });
  });

  it('shows when it was reopened', () => {
    const { moments } = only('reopen-rate', [...story, '03-03 08:00:00 anna reopens']);
    expect(moments.map(({ what }) => what)).toEqual(['first-solved', 'reopened', 'falls-due']);
  });

  it('shows which ticket was the second contact of a first contact: this one, or another by the customer', () => {
    const wrote = [...story, '03-04 08:00:00 pat reopens'];
    const moments = (lines: string[], repeat: string) =>
      only('first-contact-resolution', lines, { repeats: [repeat] }).moments.map(({ what }) => what);
    expect(moments(wrote, '03-03 08:00:00')).toEqual(['first-solved', 'repeat-ticket', 'falls-due']);
    expect(moments(wrote, '03-05 08:00:00')).toEqual(['first-solved', 'second-contact', 'falls-due']);
  });

  it('has the tickets that a colleague replied to before, which are no first contact', () => {
    const lines = [opened, '03-02 09:05:00 bob writes', solved];
    expect(only('reopen-rate', lines).at).toBe(dueAt);
    expect(reason('first-contact-resolution', lines)).toBe('colleague-replied-before');
  });

  it.each<[string, Parameters<typeof reason>[2]]>([
    ['first-message-not-seen', { complete: false }],
    ['impossible-order', { suspectLines: [3] }],
    ['solved-by-colleague', { me: 'bob' }],
  ])('is not known: %s', (expected, reading) => {
    expect(reason('reopen-rate', story, reading)).toBe(expected);
  });
});

describe('complaints', () => {
  const complaint = true;
  it('are resolved from receipt', () => {
    expect(only('complaint-resolution-time', story, { complaint })).toMatchObject({
      value: hourMs,
      at: at('03-02 10:00:00'),
      moments: [{ what: 'created' }, { what: 'solved' }],
    });
    expect(only('complaint-resolution-time', story, { complaint, ...withHours })).toMatchObject({
      businessMs: hourMs,
    });
  });

  it('what is none has no day', () => {
    expect(measured('complaint-resolution-time', story)).toEqual([
      { value: null, known: false, reason: 'no-complaint' },
    ]);
    expect(reason('complaint-business-days', story)).toBe('no-complaint');
  });

  it.each([
    ['on the day of receipt', '03-02 23:00:00', 0],
    ['on the day after', '03-03 00:00:00', 1],
    ['over a weekend', '03-09 10:00:00', 5],
    ['on a Sunday', '03-08 10:00:00', 4],
  ])('in business days after the day of receipt: %s', (_, time, value) => {
    const lines = [opened, `${time} anna solves`];
    expect(only('complaint-business-days', lines, { complaint, ...withHours })).toMatchObject({
      value,
      at: at(time),
    });
  });

  it('have no business days without support hours', () => {
    expect(measured('complaint-business-days', story, { complaint })).toEqual([
      { value: null, reason: 'no-support-hours', at: at('03-02 10:00:00') },
    ]);
  });
});

describe('CSAT', () => {
  const rated = (score: number) => [...story, `03-03 08:00:00 pat rates ${score}`];
  it.each([
    [3, 0],
    [4, 1],
    [5, 1],
  ])('%i of 5 is %i', (score, value) => {
    expect(only('csat', rated(score))).toMatchObject({
      value,
      at: at('03-03 08:00:00'),
      moments: [
        { what: 'replied', at: at('03-02 09:10:00') },
        { what: 'rated', at: at('03-03 08:00:00') },
      ],
    });
  });

  it('takes another box, where one is set for the scale', () => {
    expect(only('csat', rated(4), { definitions: { topBox: { '1-5': 5 } } }).value).toBe(0);
    expect(only('csat', rated(4), { definitions: { topBox: { '1-7': 7 } } }).value).toBe(1);
  });

  it.each([
    [[0, 1], 1, 1],
    [[0, 1], 0, 0],
    [[1, 2], 2, 1],
    [[1, 7], 5, 0],
    [[1, 7], 6, 1],
    [[1, 10], 7, 0],
    [[1, 10], 8, 1],
    [[0, 100], 90, 'scale-unknown'],
  ])('on %j: %i is %s', (scale, score, expected) => {
    const [first] = measuredOn(scale, score);
    expect(first?.value ?? (first as { reason: string }).reason).toBe(expected);
    expect(first?.at).toBe(5);
  });
});

function measuredOn(scale: number[], score: number) {
  const rating = { known: true as const, ratedAt: 5, repliedAt: 1, score, scale };
  return csat.measure({ ratings: [rating] } as unknown as TicketOutcome, rules, undefined);
}

describe('time worked', () => {
  const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
  const worked = (spans: ReturnType<typeof span>[], definitions = {}) =>
    measured('time-worked', story, { spans, definitions }).map(({ at: day, value }) => [
      new Date(day ?? 0).toISOString().slice(5, 16),
      Number(value) / minuteMs,
    ]);

  it('belongs to the day on which each second was worked', () => {
    expect(worked([span('03-02 23:50:00', '03-03 00:20:00')])).toEqual([
      ['03-02T23:50', 10],
      ['03-03T00:00', 20],
    ]);
  });

  it('of a day is one value, with every span of it', () => {
    const spans = [span('03-02 09:00:00', '03-02 09:05:00'), span('03-02 11:00:00', '03-02 11:01:00')];
    expect(worked(spans)).toEqual([['03-02T09:00', 6]]);
    expect(only('time-worked', story, { spans }).moments.map(({ what }) => what)).toEqual([
      'worked-from',
      'worked-to',
      'worked-from',
      'worked-to',
    ]);
  });

  it('of a day on which the agent said that none of it was work has a reason, and the other day its value', () => {
    const night = span('03-02 23:50:00', '03-03 00:20:00');
    const [first, second] = [night.from, at('03-03 00:00:00')];
    const corrected = {
      spans: [{ from: second + 5, to: night.to }],
      struck: [{ from: first, to: second + 5 }],
    };
    const outcome = {
      worked: { ...corrected, said: [], measuredMs: 30 * minuteMs },
    } as unknown as TicketOutcome;
    expect(timeWorked.measure(outcome, rules, undefined)).toMatchObject([
      { value: night.to - second - 5, flags: ['corrected'] },
      { value: null, reason: 'corrected-away', at: first },
    ]);
  });

  it('of a night shift is one day’s', () => {
    expect(worked([span('03-02 23:50:00', '03-03 00:20:00')], { dayStartsAt: '12:00' })).toEqual([
      ['03-02T23:50', 30],
    ]);
  });

  it('that ends as the day does is not of the next', () => {
    expect(worked([span('03-02 23:50:00', '03-03 00:00:00')])).toEqual([['03-02T23:50', 10]]);
  });

  it('over several days is cut at each', () => {
    expect(worked([span('03-02 12:00:00', '03-05 12:00:00')]).map(([, minutes]) => minutes)).toEqual([
      720, 1440, 1440, 720,
    ]);
  });

  it('none is none', () => expect(worked([])).toEqual([]));
});

describe('the backlog', () => {
  const lines = [opened, '03-02 09:05:00 bob gives anna', solved, '03-03 10:00:00 pat reopens'];
  it('comes and goes on its own days', () => {
    expect(measured('backlog-in', lines).map(({ at: day }) => day)).toEqual([
      at('03-02 09:05:00'),
      at('03-03 10:00:00'),
    ]);
    expect(only('backlog-out', lines)).toMatchObject({
      value: 1,
      at: at('03-02 10:00:00'),
      moments: [{ what: 'left-backlog' }],
    });
  });
});
