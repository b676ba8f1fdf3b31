/**
 * Business time the slow way: what every minute's clock says in a zone, through the platform's own calendar, and
 * whether that minute is open. Knows the rules of a schedule and shares no code with the product.
 */
import type { Schedule } from '../../../lib/domain/schedule.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The local date and time of an instant, `YYYY-MM-DD HH:MM:SS`. */
export function clockText(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

/** The same, as epoch ms as if it were UTC. */
export const clockMs = (at: number, timeZone: string) =>
  Date.parse(`${clockText(at, timeZone).replace(' ', 'T')}Z`);

/** What the clock says at each minute from an instant on; the calendar is asked at both ends of every hour. */
function readings(from: number, to: number, timeZone: string): number[] {
  const minutes: number[] = [];
  for (let hour = from; hour < to; hour += hourMs) {
    const first = clockMs(hour, timeZone);
    const isEven = clockMs(hour + hourMs, timeZone) - first === hourMs;
    for (let at = hour; at < hour + hourMs; at += minuteMs) {
      minutes.push(isEven ? first + at - hour : clockMs(at, timeZone));
    }
  }
  return minutes;
}

/** The minute at which the clock first shows a time; a time that it skips is counted on from the minute before. */
function minuteOf(localMs: number, clock: readonly number[]): number {
  // No clock leaps more than a day, so that the search need not begin at the first minute.
  let reached = Math.max(0, Math.floor((localMs - (clock[0] ?? 0) - dayMs) / minuteMs));
  while (reached < clock.length && (clock[reached] ?? 0) < localMs) reached++;
  if (reached === 0 || reached === clock.length) return reached;
  const sinceMs = localMs - (clock[reached - 1] ?? 0);
  return clock[reached] === localMs ? reached : reached - 1 + sinceMs / minuteMs;
}

/** The instant of a local `YYYY-MM-DD HH:MM[:SS]`. */
export function instantIn(timeZone: string, local: string): number {
  const localMs = Date.parse(`${local.replace(' ', 'T')}Z`);
  const wholeMs = Math.floor(localMs / minuteMs) * minuteMs;
  const from = Math.floor(localMs / hourMs) * hourMs - 2 * dayMs;
  return (
    from + minuteOf(wholeMs, readings(from, from + 4 * dayMs, timeZone)) * minuteMs + (localMs - wholeMs)
  );
}

const ofDay = (time: string) => {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * hourMs + Number(minutes) * minuteMs;
};

/** Which minutes are open under one schedule, its `validFrom` left aside. */
function openMinutes(schedule: Schedule, clock: readonly number[]): boolean[] {
  const open = clock.map(() => false);
  const mark = (date: string, intervals: readonly (readonly [string, string])[], isOpen: boolean) => {
    for (const [start, end] of intervals) {
      const midnight = Date.parse(date);
      const endMs = ofDay(end) + (ofDay(end) > ofDay(start) ? 0 : dayMs);
      open.fill(isOpen, minuteOf(midnight + ofDay(start), clock), minuteOf(midnight + endMs, clock));
    }
  };
  const days = new Set(clock.map((reading) => Math.floor(reading / dayMs)));
  const dates = [...days].map((day) => new Date(day * dayMs).toISOString().slice(0, 10));
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  for (const date of dates) {
    const weekday = names[new Date(date).getUTCDay()] ?? 'sun';
    const isHoliday =
      schedule.holidays.includes(date) || schedule.yearlyHolidays.some((day) => date.endsWith(`-${day}`));
    mark(date, schedule.overrides[date] ?? (isHoliday ? [] : schedule.hours[weekday]), true);
  }
  for (const date of dates) mark(date, schedule.breaks[date] ?? [], false);
  return open;
}

/** Shifts reach two days on, and a local date begins up to a day from that of UTC. */
const marginMs = 3 * dayMs;

/** Counts within `[from, to)`. Versions in order of `validFrom`. */
export function countMinutes(versions: readonly Schedule[], from: number, to: number) {
  const start = Math.floor(from / hourMs) * hourMs - marginMs;
  const open: boolean[] = [];
  for (const [index, version] of versions.entries()) {
    const minutes = openMinutes(version, readings(start, to + marginMs, version.timeZone));
    const begins =
      index > 0 && version.validFrom ? instantIn(version.timeZone, `${version.validFrom} 00:00`) : start;
    minutes.forEach((isOpen, minute) => {
      if (start + minute * minuteMs >= begins) open[minute] = isOpen;
    });
  }
  return {
    isOpen: (at: number) => open[Math.floor((at - start) / minuteMs)] === true,
    elapsedMs(first: number, last: number) {
      let sum = 0;
      for (let at = Math.floor(first / minuteMs) * minuteMs; at < last; at += minuteMs) {
        if (this.isOpen(at)) sum += Math.min(at + minuteMs, last) - Math.max(at, first);
      }
      return sum;
    },
  };
}
