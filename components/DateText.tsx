import { weekdays } from '../lib/domain/schedule.ts';
import type { Weekday } from '../lib/domain/schedule-draft.ts';
import type { Stretch } from '../lib/domain/time-text.ts';
import { t, uiLanguage } from '../lib/platform/i18n.ts';

const dayMs = 86_400_000;
/** A Monday. */
const weekBeganAt = Date.UTC(2024, 0, 1);

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(uiLanguage(), { timeZone: 'UTC', ...options });

/** "Monday". */
export function weekdayName(day: Weekday, weekday: 'long' | 'short' = 'long'): string {
  return format({ weekday }).format(weekBeganAt + weekdays.indexOf(day) * dayMs);
}

/** "Thu, 24 Dec 2026" of a `YYYY-MM-DD`. */
export function dateText(date: string): string {
  return format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).format(
    Date.parse(date),
  );
}

export function stretchText({ from, to }: Stretch): string {
  return from === to ? dateText(from) : t('hours_stretch', dateText(from), dateText(to));
}

/** "25 December" of a `MM-DD`; one that is none as it is. */
export function yearlyText(day: string): string {
  const at = Date.parse(`2000-${day}`);
  return Number.isNaN(at) ? day : format({ day: 'numeric', month: 'long' }).format(at);
}

/** "December" of 12. */
export function monthName(month: number): string {
  return format({ month: 'long' }).format(Date.UTC(2000, month - 1, 1));
}

/** "37.5 h" of a week's minutes. */
export function hoursText(minutes: number): string {
  const count = Math.round((minutes / 60) * 100) / 100;
  return `${count.toLocaleString(uiLanguage())}\u00a0${t('unit_h')}`;
}
