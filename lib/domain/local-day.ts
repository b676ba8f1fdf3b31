/** Local days: which day an instant falls on in a zone, where a day begins, and the days around it. */
import { tzOffset } from '@date-fns/tz/tzOffset';

/** A local date, `YYYY-MM-DD`; sorts as text. */
export type LocalDay = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The clocks are set back by less than this. */
const setBackMs = 3 * 60 * minuteMs;

/**
 * The local day of an instant (epoch ms) in a zone (IANA name). Where the clocks are set back over its start, it
 * starts the first time, and so is one piece.
 * @param startsAt `HH:MM`: a day that starts at 12:00 reaches to noon of the next date
 */
export function localDay(at: number, timeZone: string, startsAt = '00:00'): LocalDay {
  const startMs = (Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3))) * minuteMs;
  const offsetMs = (instant: number) => tzOffset(timeZone, new Date(instant)) * minuteMs;
  const localMs = at + offsetMs(at) - startMs;
  const nextMs = (Math.floor(localMs / dayMs) + 1) * dayMs;
  if (nextMs - localMs > setBackMs) return isoDate(localMs);
  const earlierMs = offsetMs(at - setBackMs);
  if (earlierMs <= offsetMs(at)) return isoDate(localMs);
  const setBackAt = turn(at - setBackMs, at, (instant) => offsetMs(instant) < earlierMs);
  return isoDate(setBackAt + earlierMs - startMs > nextMs ? nextMs : localMs);
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
