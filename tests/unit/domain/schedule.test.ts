import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  compileSchedule,
  horizon,
  type Schedule,
  schedule as stored,
  weekdays,
} from '../../../lib/domain/schedule.ts';
import { parseSchedule } from '../../../lib/domain/schedule-rules.ts';
import { instantIn } from './minute-count.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Intervals = Schedule['overrides'][string];
type Given = Partial<Omit<Schedule, 'hours'>> & { hours?: Partial<Schedule['hours']> };

const closed: Schedule['hours'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const always: Intervals = [['00:00', '24:00']];
const daily = (intervals: Intervals) =>
  Object.fromEntries(weekdays.map((day) => [day, intervals])) as Schedule['hours'];
const weekly = (intervals: Intervals) => ({ ...daily(intervals), sat: [], sun: [] });

const given = ({ hours, ...rest }: Given): Schedule => ({
  timeZone: 'Etc/UTC',
  holidays: [],
  yearlyHolidays: [],
  overrides: {},
  breaks: {},
  ...rest,
  hours: { ...closed, ...hours },
});

/** Hours open between two local times of the (first) schedule's zone. */
function hoursIn(schedules: Given | Given[], from: string, to: string): number {
  const versions = [schedules].flat().map(given);
  const zone = versions[0]?.timeZone ?? '';
  return compileSchedule(versions).elapsedMs(instantIn(zone, from), instantIn(zone, to)) / hourMs;
}

describe('published business time', () => {
  type Vector = {
    id: string;
    agrees: boolean;
    note: string;
    schedule: {
      tz: string;
      hours: Schedule['hours'];
      holidays?: string[];
      yearly_holidays?: string[];
      overrides?: Schedule['overrides'];
      breaks?: Schedule['breaks'];
    };
    pauses: unknown[];
    from: string;
  } & ({ kind: 'within'; to: string; expect_s: number } | { kind: 'add'; add_s: number; expect_at: string });
  const vectors: Vector[] = JSON.parse(
    readFileSync(new URL('../../vectors/business-time.json', import.meta.url), 'utf8'),
  );

  /** Where the field disagrees: what is decided here, and its number. */
  const decided: Record<string, [why: string, expected_s: number]> = {
    'wh-5': ['a reversed interval is 0', 0],
    'mbt-13': ['a reversed interval is 0', 0],
    'wh-13': ['real time elapsed: the open day has 25 h', 25 * 3600],
  };

  it('what the field disagrees on is decided, and nothing else is', () => {
    const open = vectors.filter(({ agrees }) => !agrees).map(({ id }) => id);
    expect(open.toSorted()).toEqual(Object.keys(decided).toSorted());
    expect(vectors.length).toBeGreaterThan(50);
    // A paused clock is no vector's yet; it would be a schedule asked piece by piece.
    expect(vectors.filter(({ pauses }) => pauses.length > 0)).toEqual([]);
  });

  it.each(vectors.map((vector) => [vector.id, vector.note, vector] as const))('%s %s', (_, __, vector) => {
    const { tz, yearly_holidays, ...rest } = vector.schedule;
    const schedule = given({ ...rest, timeZone: tz, yearlyHolidays: yearly_holidays ?? [] });
    expect(parseSchedule(schedule)).toEqual({ ok: true, schedule });
    const at = (text: string) =>
      /(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : instantIn(tz, text.replace(' ', 'T'));
    const { elapsedMs, add } = compileSchedule(schedule);
    if (vector.kind === 'within') {
      const expected = decided[vector.id]?.[1] ?? vector.expect_s;
      expect(elapsedMs(at(vector.from), at(vector.to))).toBe(expected * 1000);
    } else {
      expect(add(at(vector.from), vector.add_s * 1000)).toBe(at(vector.expect_at));
    }
  });
});

describe('what stands under a date', () => {
  const nine: Intervals = [['09:00', '17:00']];
  const night: Intervals = [['22:00', '06:00']];
  // 2 March 2026 is a Monday.
  it.each<[string, Given, string, string, number]>([
    ['a week', { hours: weekly(nine) }, '2026-03-02', '2026-03-09', 40],
    [
      'lunch is the gap between two intervals',
      {
        hours: weekly([
          ['09:00', '12:00'],
          ['13:00', '17:00'],
        ]),
      },
      '2026-03-02',
      '2026-03-03',
      7,
    ],
    [
      'intervals in any order',
      {
        hours: weekly([
          ['13:00', '17:00'],
          ['09:00', '12:00'],
        ]),
      },
      '2026-03-02 11:00',
      '2026-03-02 14:00',
      2,
    ],
    [
      'intervals that touch',
      {
        hours: weekly([
          ['09:00', '12:00'],
          ['12:00', '17:00'],
        ]),
      },
      '2026-03-02',
      '2026-03-03',
      8,
    ],
    ['until midnight, said 24:00', { hours: { mon: [['22:00', '24:00']] } }, '2026-03-02', '2026-03-04', 2],
    ['until midnight, said 00:00', { hours: { mon: [['22:00', '00:00']] } }, '2026-03-02', '2026-03-04', 2],
    [
      'round the clock, said 00:00 to 00:00',
      { hours: { mon: [['00:00', '00:00']] } },
      '2026-03-01',
      '2026-03-04',
      24,
    ],
    ['round the clock from nine', { hours: { mon: [['09:00', '09:00']] } }, '2026-03-01', '2026-03-04', 24],
    ['overnight, on the day that it starts', { hours: { mon: night } }, '2026-03-02', '2026-03-03', 2],
    ['overnight, on the day after', { hours: { mon: night } }, '2026-03-03', '2026-03-04', 6],
    [
      'overnight, not on the morning of its own day',
      { hours: { mon: night } },
      '2026-03-02',
      '2026-03-02 12:00',
      0,
    ],
    [
      'a shift that reaches into the next day’s counts once',
      { hours: { mon: night, tue: [['05:00', '08:00']] } },
      '2026-03-02',
      '2026-03-04',
      10,
    ],
    ['holiday', { hours: weekly(nine), holidays: ['2026-03-03'] }, '2026-03-02', '2026-03-09', 32],
    [
      'holiday of another year',
      { hours: weekly(nine), holidays: ['2025-03-03'] },
      '2026-03-02',
      '2026-03-09',
      40,
    ],
    ['yearly holiday', { hours: weekly(nine), yearlyHolidays: ['03-03'] }, '2026-03-02', '2026-03-09', 32],
    [
      '29 February, in its years alone',
      { hours: daily(nine), yearlyHolidays: ['02-29'] },
      '2027-02-28',
      '2028-03-02',
      8 * 367,
    ],
    [
      'holiday removes the shift that starts on it',
      { hours: daily(night), holidays: ['2026-03-03'] },
      '2026-03-02 12:00',
      '2026-03-04 12:00',
      8,
    ],
    [
      'and leaves the one that reaches into it',
      { hours: daily(night), holidays: ['2026-03-03'] },
      '2026-03-03',
      '2026-03-04',
      6,
    ],
    [
      'override beats the weekday',
      { hours: weekly(nine), overrides: { '2026-03-03': [['10:00', '11:00']] } },
      '2026-03-02',
      '2026-03-09',
      33,
    ],
    [
      'override opens a closed day',
      { hours: weekly(nine), overrides: { '2026-03-07': [['10:00', '11:00']] } },
      '2026-03-02',
      '2026-03-09',
      41,
    ],
    [
      'override without hours closes',
      { hours: weekly(nine), overrides: { '2026-03-03': [] } },
      '2026-03-02',
      '2026-03-09',
      32,
    ],
    [
      'override beats a holiday',
      { hours: weekly(nine), holidays: ['2026-03-03'], overrides: { '2026-03-03': [['10:00', '11:00']] } },
      '2026-03-02',
      '2026-03-09',
      33,
    ],
    [
      'override beats a yearly holiday',
      { hours: weekly(nine), yearlyHolidays: ['03-03'], overrides: { '2026-03-03': [['10:00', '11:00']] } },
      '2026-03-02',
      '2026-03-09',
      33,
    ],
    [
      'override overnight',
      { hours: weekly(nine), overrides: { '2026-03-03': night } },
      '2026-03-03',
      '2026-03-05',
      16,
    ],
    [
      'override keeps the shift of the evening before',
      { hours: daily(night), overrides: { '2026-03-03': [] } },
      '2026-03-03',
      '2026-03-04',
      6,
    ],
    [
      'break',
      { hours: weekly(nine), breaks: { '2026-03-03': [['12:00', '12:30']] } },
      '2026-03-02',
      '2026-03-09',
      39.5,
    ],
    [
      'break out of an override',
      {
        hours: weekly(nine),
        overrides: { '2026-03-03': [['10:00', '14:00']] },
        breaks: { '2026-03-03': [['12:00', '12:30']] },
      },
      '2026-03-03',
      '2026-03-04',
      3.5,
    ],
    [
      'break outside the hours takes nothing',
      { hours: weekly(nine), breaks: { '2026-03-03': [['17:00', '18:00']] } },
      '2026-03-02',
      '2026-03-09',
      40,
    ],
    [
      'break over the edge of the hours',
      { hours: weekly(nine), breaks: { '2026-03-03': [['16:30', '18:00']] } },
      '2026-03-02',
      '2026-03-09',
      39.5,
    ],
    [
      'break by its own date, not by the shift’s',
      { hours: { mon: night }, breaks: { '2026-03-03': [['02:00', '02:30']] } },
      '2026-03-02',
      '2026-03-04',
      7.5,
    ],
    [
      'break by the shift’s date takes nothing of the next morning',
      { hours: { mon: night }, breaks: { '2026-03-02': [['02:00', '02:30']] } },
      '2026-03-02',
      '2026-03-04',
      8,
    ],
    [
      'break overnight',
      { hours: { mon: night }, breaks: { '2026-03-02': [['23:30', '00:30']] } },
      '2026-03-02',
      '2026-03-04',
      7,
    ],
    [
      'break where two shifts overlap',
      { hours: { mon: night, tue: [['05:00', '08:00']] }, breaks: { '2026-03-03': [['05:00', '06:00']] } },
      '2026-03-02',
      '2026-03-04',
      9,
    ],
    [
      'breaks that touch',
      {
        hours: weekly(nine),
        breaks: {
          '2026-03-03': [
            ['12:00', '12:30'],
            ['12:30', '13:00'],
          ],
        },
      },
      '2026-03-03',
      '2026-03-04',
      7,
    ],
  ])('%s', (_, schedule, from, to, expected) => {
    const at = (text: string) => (text.includes(' ') ? text : `${text} 00:00`);
    expect(hoursIn(schedule, at(from), at(to))).toBe(expected);
  });
});

describe('when the clocks change', () => {
  it.each<[string, string, Given['hours'], string, string, number]>([
    ['23 h', 'Europe/Berlin', { sun: always }, '2026-03-29 00:00', '2026-03-30 00:00', 23],
    ['25 h', 'Europe/Berlin', { sun: always }, '2026-10-25 00:00', '2026-10-26 00:00', 25],
    ['23 h, off the hour', 'America/St_Johns', { sun: always }, '2026-03-08 00:00', '2026-03-09 00:00', 23],
    ['25 h, off the hour', 'America/St_Johns', { sun: always }, '2026-11-01 00:00', '2026-11-02 00:00', 25],
    [
      'half an hour more',
      'Australia/Lord_Howe',
      { sun: always },
      '2026-04-05 00:00',
      '2026-04-06 00:00',
      24.5,
    ],
    [
      'half an hour less',
      'Australia/Lord_Howe',
      { sun: always },
      '2026-10-04 00:00',
      '2026-10-05 00:00',
      23.5,
    ],
    ['two hours less', 'Antarctica/Troll', { sun: always }, '2026-03-29 00:00', '2026-03-30 00:00', 22],
    [
      'overnight into spring',
      'America/New_York',
      { sat: [['22:00', '06:00']] },
      '2026-03-07 12:00',
      '2026-03-08 12:00',
      7,
    ],
    [
      'overnight into autumn',
      'America/New_York',
      { sat: [['22:00', '06:00']] },
      '2026-10-31 12:00',
      '2026-11-01 12:00',
      9,
    ],
    [
      'a day without midnight',
      'America/Sao_Paulo',
      { sun: always },
      '2017-10-14 12:00',
      '2017-10-16 12:00',
      23,
    ],
    [
      'the day before, to 24:00',
      'America/Sao_Paulo',
      { sat: always },
      '2017-10-14 00:00',
      '2017-10-16 12:00',
      24,
    ],
    [
      'a day with two last hours',
      'America/Sao_Paulo',
      { sat: always },
      '2018-02-17 00:00',
      '2018-02-19 00:00',
      25,
    ],
    [
      'a late shift over two last hours',
      'America/Sao_Paulo',
      { sat: [['22:00', '24:00']] },
      '2018-02-17 00:00',
      '2018-02-19 00:00',
      3,
    ],
    ['a day without midnight', 'Asia/Beirut', { sun: always }, '2025-03-29 12:00', '2025-03-31 12:00', 23],
    ['a day without midnight', 'Africa/Cairo', { fri: always }, '2024-04-25 12:00', '2024-04-27 12:00', 23],
    [
      'a day with two midnights',
      'America/Havana',
      { sun: always },
      '2026-10-31 12:00',
      '2026-11-02 12:00',
      25,
    ],
    ['a day that never was', 'Pacific/Apia', { fri: always }, '2011-12-24 12:00', '2012-01-01 12:00', 0],
    [
      'does not open the next',
      'Pacific/Apia',
      { fri: [['08:00', '18:00']] },
      '2011-12-29 00:00',
      '2012-01-01 00:00',
      0,
    ],
    [
      'nor close a shift that reached into it',
      'Pacific/Apia',
      { thu: [['22:00', '06:00']] },
      '2011-12-29 00:00',
      '2012-01-01 00:00',
      8,
    ],
    ['a whole week of it', 'Pacific/Apia', daily(always), '2011-12-26 00:00', '2012-01-02 00:00', 144],
  ])('%s in %s', (_, timeZone, hours, from, to, expected) => {
    expect(hoursIn({ timeZone, hours: hours ?? {} }, from, to)).toBe(expected);
  });

  it.each<[string, string, Intervals, string, string[]]>([
    [
      'a skipped opening counts with the old offset',
      '2026-03-08',
      [['02:30', '05:00']],
      'sun',
      ['07:30', '09:00'],
    ],
    ['a skipped closing too', '2026-03-08', [['01:00', '02:30']], 'sun', ['06:00', '07:30']],
    ['hours within the gap', '2026-03-08', [['02:15', '02:45']], 'sun', ['07:15', '07:45']],
    ['hours that the gap turns round are none', '2026-03-08', [['02:30', '03:15']], 'sun', []],
    ['a doubled opening is its first', '2026-11-01', [['01:30', '04:00']], 'sun', ['05:30', '09:00']],
    ['a doubled closing too', '2026-11-01', [['00:00', '01:30']], 'sun', ['04:00', '05:30']],
    [
      'hours within the doubled one are open once',
      '2026-11-01',
      [['01:15', '01:45']],
      'sun',
      ['05:15', '05:45'],
    ],
  ])('%s', (_, day, intervals, weekday, expected) => {
    const { isOpen } = compileSchedule(
      given({ timeZone: 'America/New_York', hours: { [weekday]: intervals } }),
    );
    const midnight = instantIn('America/New_York', `${day} 00:00`);
    const edges: string[] = [];
    for (let at = midnight; at < midnight + dayMs; at += 60_000) {
      if (isOpen(at) !== isOpen(at - 60_000)) edges.push(new Date(at).toISOString().slice(11, 16));
    }
    expect(edges).toEqual(expected);
  });
});

describe('versions', () => {
  const nine = { hours: weekly([['09:00', '17:00']]) };
  const short = { hours: weekly([['09:00', '10:00']]), validFrom: '2026-03-04' };
  const inTokyo = { ...short, timeZone: 'Asia/Tokyo' };
  it.each<[string, Given[], string, string, number]>([
    ['each for its days', [nine, short], '2026-03-02 00:00', '2026-03-07 00:00', 8 + 8 + 1 + 1 + 1],
    ['in any order', [short, nine], '2026-03-02 00:00', '2026-03-07 00:00', 19],
    [
      'the first governs what was before it',
      [{ ...nine, validFrom: '2026-03-03' }, short],
      '2026-03-02 00:00',
      '2026-03-07 00:00',
      19,
    ],
    ['one alone governs everything', [short], '2026-03-02 00:00', '2026-03-07 00:00', 5],
    [
      'of two from the same day, the later listed',
      [nine, { ...nine, validFrom: '2026-03-04' }, short],
      '2026-03-02 00:00',
      '2026-03-07 00:00',
      19,
    ],
    [
      'from 00:00 of its zone',
      [{ hours: daily(always) }, { ...inTokyo, hours: { mon: always } }],
      '2026-03-03 00:00',
      '2026-03-04 00:00',
      15,
    ],
    [
      'a shift is cut where the version ends',
      [{ hours: { tue: [['22:00', '06:00']] } }, short],
      '2026-03-03 00:00',
      '2026-03-05 00:00',
      2 + 1,
    ],
    [
      'and is the new one’s from there',
      [
        { hours: daily([['22:00', '06:00']]) },
        { hours: daily([['22:00', '04:00']]), validFrom: '2026-03-04' },
      ],
      '2026-03-03 12:00',
      '2026-03-04 12:00',
      6,
    ],
    [
      'a break of the old one does not cut the new',
      [
        { hours: daily(always), breaks: { '2026-03-03': [['23:00', '02:00']] } },
        { hours: daily(always), validFrom: '2026-03-04' },
      ],
      '2026-03-03 00:00',
      '2026-03-05 00:00',
      47,
    ],
    [
      'three, years apart',
      [
        nine,
        { hours: { mon: always }, validFrom: '2028-01-01' },
        { hours: { tue: always }, validFrom: '2040-01-01' },
      ],
      '2039-12-25 00:00',
      '2040-01-08 00:00',
      48,
    ],
  ])('%s', (_, schedules, from, to, expected) => {
    expect(hoursIn(schedules, from, to)).toBe(expected);
  });

  it('none are refused', () => {
    expect(() => compileSchedule([])).toThrow(RangeError);
  });
});

describe('the edges of an answer', () => {
  const { elapsedMs, add, isOpen } = compileSchedule(given({ hours: weekly([['09:00', '17:00']]) }));
  const at = (text: string) => Date.parse(`2026-03-${text}Z`);

  it('open from the first millisecond to before the last', () => {
    const instants = ['02T08:59:59.999', '02T09:00:00.000', '02T16:59:59.999', '02T17:00:00.000'];
    expect(instants.map((text) => isOpen(at(text)))).toEqual([false, true, true, false]);
  });

  it.each<[string, string, number, string]>([
    ['at closing, not at the next opening', '02T16:00', hourMs, '02T17:00'],
    ['a millisecond more is the next day', '02T16:00', hourMs + 1, '03T09:00:00.001'],
    ['from outside the hours', '02T03:00', hourMs, '02T10:00'],
    ['over the weekend', '06T16:30', hourMs, '09T09:30'],
    ['nothing, while open', '02T16:00', 0, '02T16:00'],
    ['nothing, at closing', '02T17:00', 0, '03T09:00'],
    ['less than nothing is nothing', '02T16:00', -hourMs, '02T16:00'],
  ])('add: %s', (_, from, durationMs, expected) => {
    expect(add(at(from), durationMs)).toBe(at(expected));
  });

  it('reversed is 0, unknown is unknown', () => {
    expect(elapsedMs(at('03T12:00'), at('02T12:00'))).toBe(0);
    expect(elapsedMs(Number.NaN, at('02T12:00'))).toBeNaN();
    expect(add(Number.NaN, hourMs)).toBeUndefined();
    expect(isOpen(Number.NaN)).toBe(false);
  });

  it('nothing is open beyond the horizon, and every question ends', () => {
    const round = compileSchedule(given({ hours: daily(always) }));
    expect(round.elapsedMs(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(
      horizon.to - horizon.from,
    );
    expect(round.elapsedMs(horizon.from - dayMs, horizon.from + dayMs)).toBe(dayMs);
    expect(round.elapsedMs(horizon.to - dayMs, 8.64e15)).toBe(dayMs);
    expect([horizon.from - 1, horizon.from, horizon.to - 1, horizon.to].map(round.isOpen)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(round.add(-8.64e15, 0)).toBe(horizon.from);
    expect(round.add(horizon.to - 1, 1)).toBe(horizon.to);
    expect(round.add(horizon.to - 1, 2)).toBeUndefined();
    expect(round.add(horizon.to, 0)).toBeUndefined();
    expect(new Date(horizon.to).getUTCFullYear()).toBe(2199);
  });

  it('add ends where nothing ever opens again', () => {
    const never = compileSchedule([given({ hours: { mon: always } }), given({ validFrom: '2026-03-03' })]);
    expect(never.add(at('04T00:00'), 0)).toBeUndefined();
    expect(never.add(at('04T00:00'), hourMs)).toBeUndefined();
    expect(never.elapsedMs(at('01T00:00'), at('31T00:00'))).toBe(dayMs);
  });

  it.each(['Pacific/Honolulu', 'Pacific/Kiritimati'])('%s: no long shift is lost in decades', (timeZone) => {
    const schedule = { timeZone, hours: daily([['20:00', '19:30']]) };
    const days = (Date.UTC(2060, 0, 1) - Date.UTC(2000, 0, 1)) / dayMs;
    expect(hoursIn(schedule, '2000-01-01 19:45', '2060-01-01 19:45')).toBe(days * 23.5);
  });

  it('a schedule may be changed after it was compiled', () => {
    const schedule = given({ hours: weekly([['09:00', '17:00']]) });
    const clock = compileSchedule(schedule);
    schedule.hours.mon = [];
    schedule.holidays.push('2026-03-03');
    expect(clock.elapsedMs(at('02T00:00'), at('04T00:00'))).toBe(16 * hourMs);
  });
});

describe('a schedule that people enter', () => {
  const right = given({ hours: weekly([['09:00', '17:00']]) });
  const monday = (mon: unknown) => ({ hours: { ...right.hours, mon } });
  it.each<[string, object, [field: string, problem: string][]]>([
    ['right', {}, []],
    ['valid from a day', { validFrom: '2026-03-02' }, []],
    ['yearly, 29 February', { yearlyHolidays: ['02-29'] }, []],
    ['closed on a date', { overrides: { '2026-12-24': [] } }, []],
    [
      'overnight beside a morning',
      monday([
        ['22:00', '06:00'],
        ['05:00', '08:00'],
      ]),
      [],
    ],
    [
      'touching',
      monday([
        ['09:00', '12:00'],
        ['12:00', '24:00'],
      ]),
      [],
    ],
    ['25:00', monday([['09:00', '25:00']]), [['hours.mon[0][1]', 'not-a-time']]],
    ['24:01', monday([['09:00', '24:01']]), [['hours.mon[0][1]', 'not-a-time']]],
    ['09:60', monday([['09:60', '17:00']]), [['hours.mon[0][0]', 'not-a-time']]],
    ['9:00', monday([['9:00', '17:00']]), [['hours.mon[0][0]', 'not-a-time']]],
    ['from 24:00', monday([['24:00', '06:00']]), [['hours.mon[0][0]', 'not-a-time']]],
    [
      'overlapping',
      monday([
        ['09:00', '12:00'],
        ['11:59', '17:00'],
      ]),
      [['hours.mon[1]', 'overlaps']],
    ],
    [
      'one within the other',
      monday([
        ['11:00', '12:00'],
        ['09:00', '17:00'],
      ]),
      [['hours.mon[1]', 'overlaps']],
    ],
    [
      'overlapping overnight',
      monday([
        ['22:00', '06:00'],
        ['23:00', '24:00'],
      ]),
      [['hours.mon[1]', 'overlaps']],
    ],
    [
      'a bad time is not compared',
      monday([
        ['09:00', '17:00'],
        ['10:00', '25:00'],
      ]),
      [['hours.mon[1][1]', 'not-a-time']],
    ],
    [
      'overlapping in an override',
      {
        overrides: {
          '2026-12-24': [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      [['overrides.2026-12-24[1]', 'overlaps']],
    ],
    [
      'overlapping breaks',
      {
        breaks: {
          '2026-12-24': [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      [['breaks.2026-12-24[1]', 'overlaps']],
    ],
    ['empty week', { hours: closed, overrides: { '2026-12-24': always } }, [['hours', 'empty-week']]],
    [
      'a day left out',
      { hours: { mon: always } },
      ['tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [`hours.${day}`, 'wrong-shape']),
    ],
    ['an eighth day', { hours: { ...right.hours, day: [] } }, [['hours.day', 'unknown-field']]],
    ['unknown zone', { timeZone: 'Mars/Olympus' }, [['timeZone', 'unknown-zone']]],
    ['unknown zone with an offset in it', { timeZone: 'Mars+0530' }, [['timeZone', 'unknown-zone']]],
    ['no zone', { timeZone: '' }, [['timeZone', 'unknown-zone']]],
    ['no such date', { holidays: ['2026-12-25', '2026-02-29'] }, [['holidays[1]', 'not-a-date']]],
    ['a date with a time', { holidays: ['2026-12-25T00:00'] }, [['holidays[0]', 'not-a-date']]],
    ['no such yearly date', { yearlyHolidays: ['02-30'] }, [['yearlyHolidays[0]', 'not-a-date']]],
    ['override on no date', { overrides: { '2026-13-01': [] } }, [['overrides.2026-13-01', 'not-a-date']]],
    ['valid from no date', { validFrom: '2026-3-2' }, [['validFrom', 'not-a-date']]],
    ['half an interval', monday([['09:00']]), [['hours.mon[0]', 'wrong-shape']]],
    ['a field too many', { lunch: '12:00' }, [['lunch', 'unknown-field']]],
    [
      'two at once',
      { timeZone: 'X', holidays: ['x'] },
      [
        ['timeZone', 'unknown-zone'],
        ['holidays[0]', 'not-a-date'],
      ],
    ],
  ])('%s', (_, change, expected) => {
    const parsed = parseSchedule({ ...right, ...change });
    expect(parsed.ok ? [] : parsed.problems.map(({ field, problem }) => [field, problem])).toEqual(expected);
    if (parsed.ok) expect(stored(parsed.schedule)).toEqual(parsed.schedule);
  });

  it.each([undefined, null, 3, 'mon', []])('%j is refused as a whole', (input) => {
    expect(parseSchedule(input)).toEqual({ ok: false, problems: [{ field: '', problem: 'wrong-shape' }] });
  });
});

describe('a schedule that is stored', () => {
  const right = given({ hours: weekly([['09:00', '17:00']]), validFrom: '2026-03-02' });
  const monday = (mon: unknown) => ({ hours: { ...right.hours, mon } });
  const over = (intervals: unknown) => ({ overrides: { '2026-12-24': intervals } });

  it.each<[string, object, string, string]>([
    ['25:00', monday([['09:00', '25:00']]), 'hours.mon.0.1', 'invalid_format'],
    ['24:01', monday([['09:00', '24:01']]), 'hours.mon.0.1', 'invalid_format'],
    ['09:60', monday([['09:60', '17:00']]), 'hours.mon.0.0', 'invalid_format'],
    ['9:00', over([['9:00', '17:00']]), 'overrides.2026-12-24.0.0', 'invalid_format'],
    ['a time with more', { breaks: { x: [['09:00:00', '17:00']] } }, 'breaks.x.0.0', 'invalid_format'],
    ['half an interval', monday([['09:00']]), 'hours.mon.0', 'too_small'],
    ['one and a half', monday([['09:00', '12:00', '13:00']]), 'hours.mon.0', 'too_big'],
    ['a day left out', { hours: { mon: always } }, 'hours.tue', 'invalid_type'],
    ['an eighth day', { hours: { ...right.hours, day: [] } }, 'hours', 'unrecognized_keys'],
    ['unknown zone', { timeZone: 'Mars/Olympus' }, 'timeZone', 'invalid_format'],
    ['unknown zone with an offset in it', { timeZone: 'Mars+0530' }, 'timeZone', 'invalid_format'],
    ['no such date', { holidays: ['2026-12-25', '2026-02-29'] }, 'holidays.1', 'invalid_format'],
    ['valid from no such date', { validFrom: '2026-02-29' }, 'validFrom', 'invalid_format'],
    ['yearly holidays that are none', { yearlyHolidays: [5] }, 'yearlyHolidays.0', 'invalid_type'],
    ['a field too many', { lunch: '12:00' }, '', 'unrecognized_keys'],
  ])('%s is refused', (_, change, path, kind) => {
    expect(stored(right)).toEqual(right);
    expect(() => stored({ ...right, ...change })).toThrow(expect.objectContaining({ path, message: kind }));
  });
});
