/** Definitions made ready to measure with: schedules compiled once, not once a ticket. */
import type { Definitions } from './definitions.ts';
import { type LocalDay, localDays } from './local-day.ts';
import { type BusinessClock, compileSchedule } from './schedule.ts';

export type Rules = {
  definitions: Definitions;
  /** The team's business time; undefined: no support hours are set. */
  support: BusinessClock | undefined;
  /** The local day of an instant (epoch ms). */
  dayOf: (at: number) => LocalDay;
};

export function rulesOf(definitions: Definitions): Rules {
  const { timeZone, dayStartsAt, supportHours } = definitions;
  return {
    definitions,
    support: supportHours ? compileSchedule(supportHours) : undefined,
    dayOf: localDays(timeZone, dayStartsAt),
  };
}
