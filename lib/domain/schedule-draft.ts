/**
 * A schedule while somebody edits it: times as they were typed, so that nothing typed is lost and each mistake is
 * named where it stands. Every edit is a function from one draft to the next.
 */
import { addDays, type LocalDay } from './local-day.ts';
import { hoursOf, type Schedule, weekdays } from './schedule.ts';
import { type ParsedSchedule, parseSchedule } from './schedule-rules.ts';
import { datesIn, minutesOf, parseTime, type Stretch, timeOf } from './time-text.ts';

export type Weekday = (typeof weekdays)[number];
/** From and to, as typed. */
export type IntervalDraft = readonly [from: string, to: string];
export type DatedHours = Readonly<Record<LocalDay, readonly IntervalDraft[]>>;

/** When it is in force is decided beside it, see `schedule-versions.ts`. Dates are right ones, and in order. */
export type ScheduleDraft = {
  readonly timeZone: string;
  readonly hours: Readonly<Record<Weekday, readonly IntervalDraft[]>>;
  readonly holidays: readonly LocalDay[];
  /** `MM-DD`. */
  readonly yearlyHolidays: readonly string[];
  readonly overrides: DatedHours;
  readonly breaks: DatedHours;
};

/** The lists of a draft that have hours under a key. */
export type HoursPlace = `hours.${Weekday}` | `overrides.${LocalDay}` | `breaks.${LocalDay}`;

const nineToFive: [string, string][] = [['09:00', '17:00']];

/** What is proposed where nothing is set: Monday to Friday, nine to five. */
export function usualSchedule(timeZone: string): Schedule {
  return {
    timeZone,
    hours: {
      mon: nineToFive,
      tue: nineToFive,
      wed: nineToFive,
      thu: nineToFive,
      fri: nineToFive,
      sat: [],
      sun: [],
    },
    holidays: [],
    yearlyHolidays: [],
    overrides: {},
    breaks: {},
  };
}

export function draftOf({ validFrom: _, ...schedule }: Schedule): ScheduleDraft {
  return {
    ...schedule,
    holidays: inOrder(schedule.holidays),
    yearlyHolidays: inOrder(schedule.yearlyHolidays),
    overrides: byDate(schedule.overrides),
    breaks: byDate(schedule.breaks),
  };
}

/** The schedule that it means, or everything wrong with it: `hours.mon[1]`, `overrides.2026-12-24[0][1]`. */
export function parseDraft(draft: ScheduleDraft): ParsedSchedule {
  const typedHours = (list: readonly IntervalDraft[]) =>
    list.map((interval) => interval.map((text) => parseTime(text) ?? text));
  const parsed = parseSchedule({
    ...draft,
    hours: mapValues(draft.hours, typedHours),
    overrides: mapValues(draft.overrides, typedHours),
    breaks: mapValues(draft.breaks, typedHours),
  });
  if (!parsed.ok) return parsed;
  const { hours, overrides, breaks, ...rest } = parsed.schedule;
  const sorted = (list: [string, string][]) => list.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    ok: true,
    schedule: {
      ...rest,
      hours: mapValues(hours, sorted),
      overrides: mapValues(overrides, sorted),
      breaks: mapValues(breaks, sorted),
    },
  };
}

export function hoursAt(draft: ScheduleDraft, place: HoursPlace): readonly IntervalDraft[] {
  const [list, key] = place.split('.') as ['hours' | 'overrides' | 'breaks', string];
  return (draft[list] as DatedHours)[key] ?? [];
}

export function setHours(
  draft: ScheduleDraft,
  place: HoursPlace,
  intervals: readonly IntervalDraft[],
): ScheduleDraft {
  const [list, key] = place.split('.') as ['hours' | 'overrides' | 'breaks', string];
  return { ...draft, [list]: { ...draft[list], [key]: intervals } };
}

/** The next interval that a day is likely to have: an hour after the last one, four hours long. */
export function addInterval(intervals: readonly IntervalDraft[]): readonly IntervalDraft[] {
  const last = intervals.at(-1);
  if (!last) return nineToFive;
  const [from, to] = last.map(parseTime);
  const startsAt = to === undefined ? 1440 : minutesOf(to) + 60;
  if (from === undefined || to === undefined || to <= from || startsAt >= 1440)
    return [...intervals, ['', '']];
  return [...intervals, [timeOf(startsAt), timeOf(Math.min(startsAt + 240, 1440))]];
}

export function copyMonday(draft: ScheduleDraft): ScheduleDraft {
  const { mon } = draft.hours;
  return { ...draft, hours: { ...draft.hours, tue: mon, wed: mon, thu: mon, fri: mon } };
}

const breakMinutes = 30;
const noon = 12 * 60;

/**
 * Cuts half an hour out of a day's longest interval: at noon where that is well inside it, else in its middle. What
 * comes after a break past midnight is written under the next day, for there it begins. The interval must leave a
 * minute on both sides: an end equal to its beginning would read as a whole day.
 */
export function addBreak(draft: ScheduleDraft, day: Weekday): ScheduleDraft {
  const intervals = draft.hours[day];
  const all = intervals.map(minutesFromTo);
  const lengths = all.map((one) => (one ? one.to - one.from : 0));
  const index = lengths.indexOf(Math.max(...lengths));
  const longest = all[index];
  if (!longest || longest.to - longest.from < breakMinutes + 2) return draft;
  const { from, to } = longest;
  const middle = Math.floor((from + to - breakMinutes) / 2 / 15) * 15;
  const isNoonInside = from + 60 <= noon && noon + breakMinutes + 60 <= to;
  const cutFrom = isNoonInside ? noon : Math.max(middle, from + 1);
  const cutTo = cutFrom + breakMinutes;
  const before: IntervalDraft = [timeOf(from), timeOf(cutFrom > 1440 ? cutFrom - 1440 : cutFrom)];
  const isNextDay = cutTo >= 1440;
  const after: IntervalDraft = [timeOf(isNextDay ? cutTo - 1440 : cutTo), timeOf(to > 1440 ? to - 1440 : to)];
  const cut = setHours(
    draft,
    `hours.${day}`,
    intervals.toSpliced(index, 1, before, ...(isNextDay ? [] : [after])),
  );
  if (!isNextDay) return cut;
  const next = weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] as Weekday;
  return setHours(cut, `hours.${next}`, [after, ...cut.hours[next]]);
}

/** From and to in minutes after midnight, the end of one overnight beyond 1440; undefined while a time is wrong. */
function minutesFromTo([fromText, toText]: IntervalDraft): { from: number; to: number } | undefined {
  const [from, to] = [parseTime(fromText), parseTime(toText)];
  if (from === undefined || to === undefined) return undefined;
  const [fromMs, toMs] = hoursOf([from, to]);
  return { from: fromMs / 60_000, to: toMs / 60_000 };
}

/** It ends on the day after the one that it stands under. */
export function isOvernight(interval: IntervalDraft): boolean {
  return (minutesFromTo(interval)?.to ?? 0) > 1440;
}

/** The open minutes of the week, each once also while hours overlap; what is not a time yet counts as none. */
export function weekMinutes({ hours }: Pick<ScheduleDraft, 'hours'>): number {
  const open = new Set<number>();
  weekdays.forEach((day, index) => {
    for (const span of hours[day].map(minutesFromTo))
      for (let minute = span?.from ?? 0; minute < (span?.to ?? 0); minute += 1)
        open.add((index * 1440 + minute) % (weekdays.length * 1440));
  });
  return open.size;
}

/** A longer one is a mistyped year. */
export const longestStretchDays = 92;

/** Adds each date of a stretch. */
export function addHolidays(draft: ScheduleDraft, stretch: Stretch): ScheduleDraft {
  return { ...draft, holidays: inOrder([...draft.holidays, ...datesIn(stretch)]) };
}

export function removeHolidays(draft: ScheduleDraft, { from, to }: Stretch): ScheduleDraft {
  return { ...draft, holidays: draft.holidays.filter((date) => date < from || date > to) };
}

/** @param day `MM-DD` */
export function addYearly(draft: ScheduleDraft, day: string): ScheduleDraft {
  return { ...draft, yearlyHolidays: inOrder([...draft.yearlyHolidays, day]) };
}

export function removeYearly(draft: ScheduleDraft, day: string): ScheduleDraft {
  return { ...draft, yearlyHolidays: draft.yearlyHolidays.filter((other) => other !== day) };
}

/** A date with hours of its own, or with a break; those of its weekday to begin with, or half an hour at noon. */
export function addDate(draft: ScheduleDraft, list: 'overrides' | 'breaks', date: LocalDay): ScheduleDraft {
  if (draft[list][date]) return draft;
  const hours: readonly IntervalDraft[] = list === 'breaks' ? [['12:00', '12:30']] : hoursOn(draft, date);
  return { ...draft, [list]: byDate({ ...draft[list], [date]: hours }) };
}

export function removeDate(
  draft: ScheduleDraft,
  list: 'overrides' | 'breaks',
  date: LocalDay,
): ScheduleDraft {
  const { [date]: _, ...rest } = draft[list];
  return { ...draft, [list]: rest };
}

function hoursOn({ hours }: ScheduleDraft, date: LocalDay): readonly IntervalDraft[] {
  const monday = '1970-01-05';
  const index = weekdays.findIndex(
    (_, days) => (Date.parse(date) - Date.parse(addDays(monday, days))) % 604_800_000 === 0,
  );
  return hours[weekdays[index] ?? 'mon'];
}

function inOrder(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}

function byDate<T>(dates: Readonly<Record<LocalDay, T>>): Record<LocalDay, T> {
  return Object.fromEntries(Object.entries(dates).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, change(value)]);
  return Object.fromEntries(entries) as Record<Key, To>;
}
