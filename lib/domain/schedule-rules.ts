/**
 * The rules of a schedule that people enter or import. `schedule.ts` holds what is stored to its shape alone; here
 * everything that is wrong is named, each with its place.
 */
import * as z from 'zod/mini';
import { commonProblems, type Problem, problemsOf } from './problems.ts';
import { hoursOf, isDate, isZone, type Schedule, weekdays } from './schedule.ts';

/** What can be wrong with a field; people read it in their own language elsewhere. */
export const scheduleProblems = [
  ...commonProblems,
  'not-a-time',
  'not-a-date',
  'unknown-zone',
  'overlaps',
  'empty-week',
] as const;
export type ScheduleProblem = (typeof scheduleProblems)[number];

const text = (isRight: (text: string) => boolean, problem: ScheduleProblem) =>
  z.string().check(z.refine(isRight, problem));

const timeUpTo = (largest: string) =>
  text((time) => /^\d\d:[0-5]\d$/.test(time) && time <= largest, 'not-a-time');
const date = text(isDate, 'not-a-date');
/** Of any year, so also 29 February. */
const yearlyDate = text((day) => isDate(`2000-${day}`), 'not-a-date');

/** Shifts of one date; they may reach into the next date's, never into each other. */
const intervals = z.array(z.tuple([timeUpTo('23:59'), timeUpTo('24:00')])).check(({ value, issues }) => {
  if (issues.length > 0) return;
  const all = value.map(hoursOf);
  all.forEach(([fromMs, toMs], index) => {
    if (all.slice(0, index).some((other) => fromMs < other[1] && other[0] < toMs))
      issues.push({ code: 'custom', message: 'overlaps', input: value, path: [index] });
  });
});
const byDate = z.record(date, intervals);

export const scheduleRules: z.ZodMiniType<Schedule> = z.strictObject({
  timeZone: text(isZone, 'unknown-zone'),
  hours: z
    .record(z.enum(weekdays), intervals)
    .check(z.refine((week) => Object.values(week).some((list) => list.length > 0), 'empty-week')),
  holidays: z.array(date),
  yearlyHolidays: z.array(yearlyDate),
  overrides: byDate,
  breaks: byDate,
  validFrom: z.exactOptional(date),
});

export type ParsedSchedule =
  | { ok: true; schedule: Schedule }
  | { ok: false; problems: Problem<ScheduleProblem>[] };

export function parseSchedule(input: unknown): ParsedSchedule {
  const { data, error } = scheduleRules.safeParse(input);
  return error ? { ok: false, problems: problemsOf(error, scheduleProblems) } : { ok: true, schedule: data };
}
