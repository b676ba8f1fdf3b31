import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../lib/domain/day-timeline.ts';
import { dayWorkOf, rangeOf } from '../../../lib/domain/day-work.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import { localDays } from '../../../lib/domain/local-day.ts';
import { compileSchedule } from '../../../lib/domain/schedule.ts';
import { noWork } from '../../../lib/domain/work.ts';
import { nineToFive } from './schedules.ts';

const withBreak = { ...nineToFive, breaks: { '2026-03-02': [['12:00', '13:00'] as [string, string]] } };

type Told = {
  zone?: string;
  startsAt?: string;
  day?: string;
  now?: string;
  pausedAt?: string;
  shift?: boolean;
};

/** `spans`: ticket, from, to, as `HH:MM` UTC of the day. */
function draw(spans: [string, string, string][], told: Told = {}) {
  const { zone = 'UTC', startsAt = '00:00', day = '2026-03-02', now, pausedAt, shift } = told;
  const instant = (time: string) => Date.parse(`${day}T${time}:00Z`);
  const range = rangeOf(day, localDays(zone, startsAt));
  const records = spans.map(([ticket, from, to]) => ({
    connection: 'c1',
    ticket,
    spans: [{ from: instant(from), to: instant(to) }],
  }));
  const at = now ? instant(now) : range.to + 1;
  const work = dayWorkOf(records, noWork, range, defaultDefinitions(zone), at);
  const timeline = timelineOf(work, range, {
    timeZone: zone,
    now: at,
    pausedAt: pausedAt === undefined ? undefined : instant(pausedAt),
    shift: shift ? compileSchedule([withBreak]) : undefined,
  });
  const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16);
  return {
    ...timeline,
    hours: `${clock(timeline.from)}–${clock(timeline.to)}`,
    at: timeline.ticks.map((tick) => clock(tick.at)),
  };
}

describe('the hours that are shown', () => {
  it.each<[string, [string, string, string][], Told, string, string[]]>([
    [
      'full hours around the work',
      [
        ['1', '09:10', '09:20'],
        ['2', '12:40', '13:05'],
      ],
      {},
      '09:00–14:00',
      ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'],
    ],
    [
      'never fewer than three',
      [['1', '09:10', '09:20']],
      {},
      '09:00–12:00',
      ['09:00', '10:00', '11:00', '12:00'],
    ],
    [
      'also at the end of a day',
      [['1', '23:10', '23:20']],
      {},
      '21:00–00:00',
      ['21:00', '22:00', '23:00', '00:00'],
    ],
    [
      'up to now',
      [['1', '09:10', '09:20']],
      { now: '13:30' },
      '09:00–14:00',
      ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'],
    ],
    [
      'my shift too',
      [['1', '18:10', '18:20']],
      { shift: true },
      '09:00–19:00',
      ['10:00', '12:00', '14:00', '16:00', '18:00'],
    ],
    [
      'a whole day has every fourth',
      [
        ['1', '00:10', '00:20'],
        ['1', '23:10', '23:20'],
      ],
      {},
      '00:00–00:00',
      ['00:00', '04:00', '08:00', '12:00', '16:00', '20:00', '00:00'],
    ],
    [
      'full hours of the local clock',
      [['1', '04:10', '04:20']],
      { zone: 'Asia/Kolkata' },
      '03:30–06:30',
      ['03:30', '04:30', '05:30', '06:30'],
    ],
  ])('%s', (_, spans, told, hours, ticks) => {
    const drawn = draw(spans, told);
    expect([drawn.hours, drawn.at]).toEqual([hours, ticks]);
  });
});

it('blocks lie where they lie on those hours; the tone changes with the ticket', () => {
  const { blocks } = draw([
    ['1', '09:00', '09:30'],
    ['2', '10:00', '11:00'],
    ['1', '11:00', '12:00'],
  ]);
  expect(blocks.map(({ ticket, start, width, tone }) => [ticket, start, width, tone])).toEqual([
    ['1', 0, 1 / 6, 0],
    ['2', 1 / 3, 1 / 3, 1],
    ['1', 2 / 3, 1 / 3, 0],
  ]);
});

it('the hours of the shift, its break out, and the pause that goes on', () => {
  const { shift, paused } = draw([['1', '09:00', '17:00']], { shift: true, now: '16:00', pausedAt: '15:00' });
  expect(shift).toEqual([
    { start: 0, width: 3 / 8 },
    { start: 4 / 8, width: 4 / 8 },
  ]);
  expect(paused).toEqual({ start: 6 / 8, width: 1 / 8 });
});

it('a pause of another day is not of this one', () => {
  const early = draw([['1', '09:00', '09:10']], { now: '09:30' });
  expect(early.paused).toBeUndefined();
});

it('a day without work shows all of it', () => {
  expect(draw([]).hours).toBe('00:00–00:00');
});
