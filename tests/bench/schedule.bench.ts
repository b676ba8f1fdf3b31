/** Business time over ten years, beside a loop that goes through the days of each question. */
import { strictEqual } from 'node:assert/strict';
import { tzOffset } from '@date-fns/tz/tzOffset';
import { addDays, localDays } from '../../lib/domain/local-day.ts';
import { compileSchedule, type Schedule } from '../../lib/domain/schedule.ts';
import { type Bench, compare } from './comparison.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const office: [string, string][] = [
  ['09:00', '12:30'],
  ['13:15', '17:30'],
];
const schedule: Schedule = {
  timeZone: 'Europe/Berlin',
  hours: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  holidays: ['2021-04-02', '2024-04-01'],
  yearlyHolidays: ['01-01', '05-01', '12-25', '12-26'],
  overrides: {},
  breaks: {},
};
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const dayOf = localDays(schedule.timeZone);

/** As one writes it first: every day from the first to the last, its hours, what of them the question covers. */
function dayByDay(from: number, to: number): number {
  const { timeZone, hours, holidays, yearlyHolidays } = schedule;
  const instantOf = (day: string, time: string) => {
    const local = Date.parse(`${day}T${time}:00Z`);
    return local - tzOffset(timeZone, new Date(local)) * minuteMs;
  };
  let sum = 0;
  const last = dayOf(to);
  for (let day = dayOf(from); day <= last; day = addDays(day, 1)) {
    if (holidays.includes(day) || yearlyHolidays.includes(day.slice(5))) continue;
    for (const [start, end] of hours[weekdays[new Date(day).getUTCDay()] ?? 'sun']) {
      sum += Math.max(0, Math.min(to, instantOf(day, end)) - Math.max(from, instantOf(day, start)));
    }
  }
  return sum;
}

/** Spans of up to 30 days, as tickets are, over ten years; the same in every run. */
function questions(count: number): [from: number, to: number][] {
  let state = 1;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const [from, to] = [Date.UTC(2016, 0, 1), Date.UTC(2026, 0, 1)];
  return Array.from({ length: count }, () => {
    const at = Math.floor(from + random() * (to - from - 30 * dayMs));
    return [at, at + Math.floor(random() * 30 * dayMs)];
  });
}

const asked = questions(1_000_000);
const share = 0.005;
const few = asked.slice(0, asked.length * share);

export const bench: Bench = async () => {
  const { elapsedMs } = compileSchedule(schedule);
  for (const [from, to] of few) strictEqual(elapsedMs(from, to), dayByDay(from, to));
  return [
    await compare(
      {
        what: 'compileSchedule and 1,000,000 elapsedMs over ten years',
        run: () => {
          const clock = compileSchedule(schedule);
          for (const [from, to] of asked) clock.elapsedMs(from, to);
        },
      },
      {
        what: 'a loop over the days of each question (5,000 questions, times 200)',
        run: () => {
          for (const [from, to] of few) dayByDay(from, to);
        },
        share,
      },
    ),
  ];
};
