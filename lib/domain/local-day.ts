/** Local days: which day an instant falls on in a zone, and the days around it. */
import { tzOffset } from '@date-fns/tz/tzOffset';

/** A local date, `YYYY-MM-DD`; sorts as text. */
export type LocalDay = string;

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** The local day of an instant (epoch ms) in a zone (IANA name). */
export function localDay(at: number, timeZone: string): LocalDay {
  return isoDate(at + tzOffset(timeZone, new Date(at)) * minuteMs);
}

/** Calendar arithmetic on the date itself, so 23 h and 25 h days count as one. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return isoDate(Date.parse(`${day}T00:00:00Z`) + days * dayMs);
}

function isoDate(ms: number): LocalDay {
  return new Date(ms).toISOString().slice(0, 10);
}
