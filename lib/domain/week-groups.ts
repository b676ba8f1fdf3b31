/** A week in few words: the days that have the same hours, together. */
import { type Schedule, weekdays } from './schedule.ts';
import type { Weekday } from './schedule-draft.ts';

/** Days one after another with the same hours. */
export type DayGroup = { from: Weekday; to: Weekday; hours: readonly [string, string][] };

/** In the order of the week; closed days are left out. */
export function weekGroups({ hours }: Pick<Schedule, 'hours'>): DayGroup[] {
  const groups: DayGroup[] = [];
  for (const day of weekdays) {
    const last = groups.at(-1);
    if (last && String(last.hours) === String(hours[day])) last.to = day;
    else groups.push({ from: day, to: day, hours: hours[day] });
  }
  return groups.filter((group) => group.hours.length > 0);
}
