/** Business days: dates on which the support hours open at all. */
import { addDays, localDay, startOfDay } from './local-day.ts';
import type { BusinessClock } from './schedule.ts';

/** How many business days came after the date of `from`, up to and with that of `to`, in the support's zone. */
export function businessDaysAfter(
  from: number,
  to: number,
  support: BusinessClock,
  timeZone: string,
): number {
  const dayOf = (at: number) => localDay(at, timeZone);
  const last = dayOf(to);
  let count = 0;
  for (let day = addDays(dayOf(from), 1); day <= last; day = addDays(day, 1)) {
    const opensAt = startOfDay(day, dayOf);
    if (support.elapsedMs(opensAt, startOfDay(addDays(day, 1), dayOf)) > 0) count++;
  }
  return count;
}
