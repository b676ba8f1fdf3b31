/** Business days: dates on which the support hours open at all. */
import { addDays, type LocalDay, localDays, startOfDay } from './local-day.ts';
import type { BusinessClock } from './schedule.ts';

/**
 * How many business days came after the date of `from`, up to and with that of `to`. A date is that of the zone in
 * which the support hours of the instant are written.
 */
export function businessDaysAfter(from: number, to: number, support: BusinessClock): number {
  const zones = new Map<string, (at: number) => LocalDay>();
  const dayOf = (at: number) => {
    const timeZone = support.timeZoneAt(at);
    const dayIn = zones.get(timeZone) ?? localDays(timeZone);
    zones.set(timeZone, dayIn);
    return dayIn(at);
  };
  const last = dayOf(to);
  let count = 0;
  for (let day = addDays(dayOf(from), 1); day <= last; day = addDays(day, 1)) {
    const opensAt = startOfDay(day, dayOf);
    if (support.elapsedMs(opensAt, startOfDay(addDays(day, 1), dayOf)) > 0) count++;
  }
  return count;
}
