/** The hours of my shift in a period, breaks out: what utilization is a share of. */
import { addDays, startOfDay } from './local-day.ts';
import type { Days } from './period.ts';
import type { Rules } from './rules.ts';
import { type BusinessClock, compileSchedule } from './schedule.ts';

/** Undefined: no shift is set. */
export function shiftOf({ definitions }: Rules): BusinessClock | undefined {
  return definitions.shift ? compileSchedule(definitions.shift) : undefined;
}

/** Up to now where the period is not over. */
export function shiftMs(shift: BusinessClock, { from, to }: Days, { dayOf }: Rules, now: number): number {
  const endsAt = startOfDay(addDays(to, 1), dayOf);
  return shift.elapsedMs(startOfDay(from, dayOf), Math.min(endsAt, now));
}
