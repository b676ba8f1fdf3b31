/** Local days: which day an instant falls on in a zone, where a day begins, and the days around it. */
import { instantIn } from './local-time.ts';

/** A local date, `YYYY-MM-DD`; sorts as text. */
export type LocalDay = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/**
 * Tells the local day of an instant (epoch ms) in a zone (IANA name). A day begins where the clocks show its start
 * for the first time, or would have: so each is one piece. One whose start is that of the next has no length.
 * @param startsAt `HH:MM`: a day that starts at 12:00 reaches to noon of the next date
 */
export function localDays(timeZone: string, startsAt = '00:00'): (at: number) => LocalDay {
  const startMs = (Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3))) * minuteMs;
  /** By days since 1970. */
  const known = new Map<number, { date: LocalDay; from: number }>();
  function dayAt(number: number) {
    const before = known.get(number);
    if (before) return before;
    const day = { date: isoDate(number * dayMs), from: instantIn(timeZone, number * dayMs + startMs) };
    known.set(number, day);
    return day;
  }
  return (at) => {
    // No zone is a whole day from UTC, so the next day is the latest that it can be.
    let number = Math.floor((at - startMs) / dayMs) + 1;
    while (dayAt(number).from > at) number--;
    return dayAt(number).date;
  };
}

/** Of one instant; of many, ask `localDays`, which remembers. */
export function localDay(at: number, timeZone: string, startsAt?: string): LocalDay {
  return localDays(timeZone, startsAt)(at);
}

/** The first instant of a day, found by asking which day an instant is of: so the two can never disagree. */
export function startOfDay(day: LocalDay, dayOf: (at: number) => LocalDay): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return turn(midnight - dayMs, midnight + 2 * dayMs, (at) => dayOf(at) >= day);
}

/** Where a new day begins between two instants of different days. */
export function nextDayBetween(from: number, to: number, dayOf: (at: number) => LocalDay): number {
  const day = dayOf(from);
  return turn(from, to, (at) => dayOf(at) !== day);
}

/** Where the answer turns from no, at `before`, to yes, at `after`. */
function turn(before: number, after: number, isAfter: (at: number) => boolean): number {
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isAfter(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Calendar arithmetic on the date itself, so 23 h and 25 h days count as one. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return isoDate(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

function isoDate(ms: number): LocalDay {
  return new Date(ms).toISOString().slice(0, 10);
}
