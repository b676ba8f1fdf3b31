import { expect, it } from 'vitest';
import { businessDaysAfter } from '../../../lib/domain/business-days.ts';
import { compileSchedule, type Schedule } from '../../../lib/domain/schedule.ts';
import { nineToFive } from './schedules.ts';

const count = (from: string, to: string, over: Partial<Schedule> = {}) => {
  const schedule = { ...nineToFive, ...over };
  const instant = (time: string) => Date.parse(`2026-${time}:00Z`);
  return businessDaysAfter(instant(from), instant(to), compileSchedule(schedule));
};

it.each<[string, string, string, number, Partial<Schedule>?]>([
  ['the day of receipt is none', '03-02T08:00', '03-02T23:00', 0],
  ['the next day is the first, from its first minute', '03-02T08:00', '03-03T00:00', 1],
  ['a weekend is none', '03-06T08:00', '03-09T08:00', 1],
  ['received on a weekend', '03-07T08:00', '03-09T08:00', 1],
  ['a holiday is none', '03-02T08:00', '03-04T08:00', 1, { holidays: ['2026-03-03'] }],
  [
    'an override opens a day',
    '03-06T08:00',
    '03-07T08:00',
    1,
    { overrides: { '2026-03-07': [['10:00', '12:00']] } },
  ],
  [
    'a break that takes the whole day',
    '03-02T08:00',
    '03-03T08:00',
    0,
    { breaks: { '2026-03-03': [['00:00', '24:00']] } },
  ],
  ['days are those of the hours’ own zone', '03-02T14:30', '03-02T15:30', 1, { timeZone: 'Asia/Tokyo' }],
  ['answered before it was received', '03-04T08:00', '03-02T08:00', 0],
])('%s', (_, from, to, days, over) => expect(count(from, to, over)).toBe(days));

it('dates are those of the version in force, in whatever order the versions stand', () => {
  const berlin: Schedule = { ...nineToFive, timeZone: 'Europe/Berlin' };
  const tokyo: Schedule = { ...nineToFive, timeZone: 'Asia/Tokyo', validFrom: '2026-03-16' };
  for (const versions of [
    [berlin, tokyo],
    [tokyo, berlin],
  ]) {
    const days = (from: string, to: string) =>
      businessDaysAfter(Date.parse(`2026-${from}Z`), Date.parse(`2026-${to}Z`), compileSchedule(versions));
    // Berlin's midnight, while Berlin's are in force; after that Tokyo's.
    expect(days('03-02T14:30', '03-02T22:30')).toBe(0);
    expect(days('03-02T22:30', '03-02T23:30')).toBe(1);
    expect(days('03-16T14:30', '03-16T15:30')).toBe(1);
    expect(days('03-16T22:30', '03-16T23:30')).toBe(0);
    // Friday in Berlin to Tuesday in Tokyo.
    expect(days('03-13T09:00', '03-16T15:30')).toBe(2);
  }
});
