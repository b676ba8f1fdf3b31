import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Schedule, weekdays } from '../../../lib/domain/schedule.ts';
import {
  addBreak,
  addDate,
  addHolidays,
  addInterval,
  addYearly,
  copyMonday,
  draftOf,
  hoursAt,
  type IntervalDraft,
  isOvernight,
  parseDraft,
  removeDate,
  removeHolidays,
  removeYearly,
  type ScheduleDraft,
  setHours,
  usualSchedule,
  type Weekday,
  weekMinutes,
} from '../../../lib/domain/schedule-draft.ts';
import { timeOf } from '../../../lib/domain/time-text.ts';

const usual = draftOf(usualSchedule('Europe/Berlin'));
const monday = (...intervals: IntervalDraft[]): ScheduleDraft => setHours(usual, 'hours.mon', intervals);
const closed: ScheduleDraft['hours'] = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const problemsOf = (draft: ScheduleDraft) => {
  const parsed = parseDraft(draft);
  return parsed.ok ? [] : parsed.problems.map(({ field, problem }) => `${field} ${problem}`);
};

test('the proposal is a schedule as it stands: 40 hours a week', () => {
  expect(parseDraft(usual)).toEqual({ ok: true, schedule: usualSchedule('Europe/Berlin') });
  expect(weekMinutes(usual)).toBe(40 * 60);
  // 9 to 13 and 12 to 14 are five hours; of a Sunday's night the end is the Monday that may be open already.
  expect(weekMinutes(monday(['9:00', '13:00'], ['12:00', '14:00']))).toBe((32 + 5) * 60);
  const night = setHours(monday(['4:00', '8:00']), 'hours.sun', [['22:00', '6:00']]);
  expect(weekMinutes(night)).toBe((32 + 4 + 8 - 2) * 60);
});

describe('what is typed', () => {
  test('is put in form and in order', () => {
    const draft = setHours(monday(['13', '5 pm'], ['9.15', '1230']), 'overrides.2026-12-24', [['8', '12']]);
    const parsed = parseDraft(draft);
    expect(parsed.ok && parsed.schedule.hours.mon).toEqual([
      ['09:15', '12:30'],
      ['13:00', '17:00'],
    ]);
    expect(parsed.ok && parsed.schedule.overrides).toEqual({ '2026-12-24': [['08:00', '12:00']] });
  });

  test.each<[string, ScheduleDraft, string[]]>([
    ['no time', monday(['9', 'soon']), ['hours.mon[0][1] not-a-time']],
    [
      'nothing yet',
      monday(['9', '12'], ['', '']),
      ['hours.mon[1][0] not-a-time', 'hours.mon[1][1] not-a-time'],
    ],
    ['24:00 begins nothing', monday(['24', '6']), ['hours.mon[0][0] not-a-time']],
    ['an overlap', monday(['9', '13'], ['12:59', '17']), ['hours.mon[1] overlaps']],
    ['an overlap past midnight', monday(['22', '6'], ['23', '23:30']), ['hours.mon[1] overlaps']],
    [
      'on a single date',
      setHours(usual, 'breaks.2026-12-24', [['12', '12.75']]),
      ['breaks.2026-12-24[0][1] not-a-time'],
    ],
    [
      'a week without hours',
      weekdays.reduce((draft, day) => setHours(draft, `hours.${day}`, []), usual),
      ['hours empty-week'],
    ],
    ['a zone that there is not', { ...usual, timeZone: 'Mars/Base' }, ['timeZone unknown-zone']],
  ])('%s is named with its place', (_, draft, problems) => {
    expect(problemsOf(draft)).toEqual(problems);
  });
});

test.each<[IntervalDraft, boolean]>([
  [['22', '6'], true],
  [['9', '17'], false],
  [['18:00', '24:00'], false],
  [['18:00', '00:00'], false],
  [['09:00', '09:00'], true],
  [['9', ''], false],
])('%j runs overnight: %s', (interval, expected) => {
  expect(isOvernight(interval)).toBe(expected);
});

describe('one more interval', () => {
  test.each<[IntervalDraft[], IntervalDraft]>([
    [[], ['09:00', '17:00']],
    [[['8', '12']], ['13:00', '17:00']],
    [[['9:00', '21:30']], ['22:30', '24:00']],
    [[['9:00', '23:30']], ['', '']],
    [[['22', '6']], ['', '']],
    [[['9', '']], ['', '']],
  ])('after %j: %j', (before, next) => {
    expect(addInterval(before)).toEqual([...before, next]);
  });
});

describe('a break', () => {
  test.each<[string, IntervalDraft[], IntervalDraft[]]>([
    [
      'at noon',
      [['9', '17']],
      [
        ['09:00', '12:00'],
        ['12:30', '17:00'],
      ],
    ],
    [
      'in the middle, where noon is not',
      [['14:00', '22:00']],
      [
        ['14:00', '17:45'],
        ['18:15', '22:00'],
      ],
    ],
    [
      'in the longest',
      [
        ['8', '9'],
        ['13', '19'],
      ],
      [
        ['8', '9'],
        ['13:00', '15:45'],
        ['16:15', '19:00'],
      ],
    ],
    [
      'before midnight',
      [['18', '2']],
      [
        ['18:00', '21:45'],
        ['22:15', '02:00'],
      ],
    ],
    ['not in what is too short', [['9:00', '9:30']], [['9:00', '9:30']]],
    ['not in what is no time yet', [['9', '']], [['9', '']]],
    ['not in a closed day', [], []],
  ])('%s: %j becomes %j', (_, before, after) => {
    expect(addBreak(monday(...before), 'mon').hours.mon).toEqual(after);
  });

  test('past midnight: what comes after it begins on the next day', () => {
    const night = setHours(monday(['22', '6']), 'hours.tue', [['22', '6']]);
    const { hours } = addBreak(night, 'mon');
    expect(hours.mon).toEqual([['22:00', '01:45']]);
    expect(hours.tue).toEqual([
      ['02:15', '06:00'],
      ['22', '6'],
    ]);
    expect(addBreak(setHours(usual, 'hours.sun', [['20:00', '04:30']]), 'sun').hours).toMatchObject({
      sun: [['20:00', '24:00']],
      mon: [
        ['00:30', '04:30'],
        ['09:00', '17:00'],
      ],
    });
  });

  test.for([
    ['15:30', '16:00', 0],
    ['15:30', '16:01', 0],
    ['15:30', '16:02', 30],
  ] as const)('leaves a minute on both sides: %s to %s loses %i min', ([from, to, lost]) => {
    const draft = monday([from, to]);
    expect(weekMinutes(draft) - weekMinutes(addBreak(draft, 'mon'))).toBe(lost);
  });

  // Each by itself: a night may reach into hours of the next day, which stay open.
  const minutesOf = ({ hours }: ScheduleDraft) =>
    weekdays
      .flatMap((day) => hours[day].map((one) => weekMinutes({ hours: { ...closed, [day]: [one] } })))
      .reduce((sum, minutes) => sum + minutes, 0);

  test('takes half an hour of open time from any week that is right', () => {
    fc.assert(
      fc.property(schedules, fc.constantFrom(...weekdays), (schedule, day) => {
        const draft = draftOf(schedule);
        const cut = addBreak(draft, day);
        const lost = cut === draft ? 0 : 30;
        expect(minutesOf(cut)).toBe(minutesOf(draft) - lost);
      }),
    );
  });
});

test('Monday is copied to the other weekdays, not to the weekend', () => {
  const { hours } = copyMonday(monday(['8', '12']));
  expect(weekdays.filter((day) => hours[day] === hours.mon)).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
  expect(hours.sat).toEqual([]);
});

test('dates are added once, in order, a stretch at a time, and removed so', () => {
  let draft = addHolidays(usual, { from: '2026-12-25', to: '2026-12-25' });
  draft = addHolidays(draft, { from: '2026-08-03', to: '2026-08-05' });
  draft = addHolidays(draft, { from: '2026-08-05', to: '2026-08-06' });
  expect(draft.holidays).toEqual(['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', '2026-12-25']);
  expect(removeHolidays(draft, { from: '2026-08-03', to: '2026-08-06' }).holidays).toEqual(['2026-12-25']);
  const yearly = addYearly(addYearly(addYearly(usual, '12-25'), '01-01'), '12-25');
  expect(yearly.yearlyHolidays).toEqual(['01-01', '12-25']);
  expect(removeYearly(yearly, '01-01').yearlyHolidays).toEqual(['12-25']);
});

test('a date with hours of its own begins with those of its weekday', () => {
  const draft = addDate(addDate(monday(['8', '12']), 'overrides', '2026-12-26'), 'overrides', '2026-12-21');
  expect(Object.entries(draft.overrides)).toEqual([
    ['2026-12-21', [['8', '12']]],
    ['2026-12-26', []],
  ]);
  const typed = setHours(draft, 'overrides.2026-12-21', [['10', '11']]);
  expect(addDate(typed, 'overrides', '2026-12-21')).toBe(typed);
  expect(hoursAt(typed, 'overrides.2026-12-21')).toEqual([['10', '11']]);
  expect(removeDate(typed, 'overrides', '2026-12-21').overrides).toEqual({ '2026-12-26': [] });
  expect(addDate(usual, 'breaks', '2026-12-21').breaks).toEqual({ '2026-12-21': [['12:00', '12:30']] });
});

/** Up to three intervals, none into the next; the last may run overnight. */
const intervals = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .chain((minutes) => fc.boolean().map((isOver) => ({ minutes, isOver })))
  .map(({ minutes, isOver }) => {
    const pairs: [string, string][] = [];
    for (let index = 0; index + 1 < minutes.length; index += 2)
      pairs.push([timeOf(minutes[index] as number), timeOf(minutes[index + 1] as number)]);
    const [first, last] = [pairs[0], pairs.at(-1)];
    if (isOver && first && last && first !== last) last[1] = first[0];
    return pairs;
  });
const dates = fc
  .uniqueArray(fc.integer({ min: 0, max: 800 }), { maxLength: 6 })
  .map((days) => days.map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)).sort());
const dated = dates.chain((list) =>
  fc
    .tuple(...list.map(() => intervals))
    .map((hours) => Object.fromEntries(list.map((date, index) => [date, hours[index] ?? []]))),
);
const week = fc
  .tuple(...weekdays.map(() => intervals))
  .map((list) => Object.fromEntries(weekdays.map((day, index) => [day, list[index] ?? []])))
  .filter((hours) => Object.values(hours).some(({ length }) => length > 0)) as fc.Arbitrary<
  Record<Weekday, [string, string][]>
>;
const schedules: fc.Arbitrary<Schedule> = fc.record({
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York'),
  hours: week,
  holidays: dates,
  yearlyHolidays: dates.map((list) => [...new Set(list.map((date) => date.slice(5)))].sort()),
  overrides: dated,
  breaks: dated,
});

test('a schedule survives its draft, and a draft its schedule', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const draft = draftOf({ ...schedule, validFrom: '2026-01-01' });
      expect(parseDraft(draft)).toEqual({ ok: true, schedule });
      expect(draftOf(schedule)).toEqual(draft);
    }),
  );
});
