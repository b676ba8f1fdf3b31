import type { Schedule } from '../lib/domain/schedule.ts';
import { weekGroups } from '../lib/domain/week-groups.ts';
import { plural } from '../lib/platform/i18n.ts';
import { weekdayName } from './DateText.tsx';

/** A schedule in a line: "Mon–Fri 09:00–17:00 · Europe/Berlin · 3 holidays". */
export function hoursText(schedule: Schedule): string {
  const days = weekGroups(schedule).map(({ from, to, hours }) => {
    const name = (day: typeof from) => weekdayName(day, 'short');
    const times = hours.map((interval) => interval.join('–')).join(', ');
    return `${from === to ? name(from) : `${name(from)}–${name(to)}`} ${times}`;
  });
  const holidays = schedule.holidays.length + schedule.yearlyHolidays.length;
  const beside = [schedule.timeZone, ...(holidays > 0 ? [plural('hours_holiday_count', holidays)] : [])];
  return [days.join(', '), ...beside].join(' · ');
}

export function HoursSummary({ schedule }: { schedule: Schedule }) {
  return <span class="secondary">{hoursText(schedule)}</span>;
}
