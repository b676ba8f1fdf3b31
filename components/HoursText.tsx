import { type Schedule, weekdays } from '../lib/domain/schedule.ts';
import { plural, t, uiLanguage } from '../lib/platform/i18n.ts';
import { dateText } from './Instant.tsx';

/** 1 January 2024 was a Monday. */
const firstMonday = Date.UTC(2024, 0, 1);
const dayMs = 86_400_000;

/** "Mon – Fri 09:00 – 17:00, Sat 10:00 – 14:00; Europe/London, 8 holidays": one schedule in a line. */
export function hoursText({ hours, timeZone, holidays, yearlyHolidays, validFrom }: Schedule): string {
  const open = weekRuns(hours).map(
    ([first, last, times]) =>
      `${first === last ? dayName(first) : `${dayName(first)} – ${dayName(last)}`} ${times}`,
  );
  const count = holidays.length + yearlyHolidays.length;
  const about = [
    timeZone,
    ...(count ? [plural('holidays', count)] : []),
    ...(validFrom ? [t('target_from', dateText(validFrom))] : []),
  ];
  return `${open.join(', ')}; ${about.join(', ')}`;
}

/** Days in a row with the same hours; days without any are left out. */
function weekRuns(hours: Schedule['hours']): [first: number, last: number, times: string][] {
  const runs: [number, number, string][] = [];
  weekdays.forEach((day, index) => {
    const times = hours[day].map((interval) => interval.join(' – ')).join(', ');
    const run = runs.at(-1);
    if (run?.[1] === index - 1 && run[2] === times) run[1] = index;
    else if (times) runs.push([index, index, times]);
  });
  return runs;
}

function dayName(index: number): string {
  return new Intl.DateTimeFormat(uiLanguage(), { timeZone: 'UTC', weekday: 'short' }).format(
    firstMonday + index * dayMs,
  );
}
