/** Times of day and dates as people write them, and spans of days. */
import { addDays, type LocalDay } from './local-day.ts';

const typed = /^(\d{1,2})(?:[:.h]?(\d{2}))?h?(am|pm|a|p)?$/;

/** `HH:MM` of "9", "9:30", "0930", "17.30", "9h30", "5 pm"; undefined: it is no time of day. 24:00 is one. */
export function parseTime(text: string): string | undefined {
  const [whole, hourText, minuteText = '00', half] = typed.exec(text.replace(/\s/g, '').toLowerCase()) ?? [];
  if (whole === undefined) return undefined;
  const hour = hourOfDay(Number(hourText), half?.[0]);
  const time = `${String(hour).padStart(2, '0')}:${minuteText}`;
  return hour >= 0 && minuteText < '60' && time <= '24:00' ? time : undefined;
}

/** -1: there is no such hour on that half of the day. */
function hourOfDay(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return -1;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** `HH:MM` of minutes after midnight, 0 to 1440. */
export function timeOf(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes after midnight of a `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Days without a gap between them, both ends included. */
export type Stretch = { from: LocalDay; to: LocalDay };

/** Dates as the stretches that they make, in order. */
export function stretchesOf(dates: readonly LocalDay[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const date of [...new Set(dates)].sort()) {
    const last = stretches.at(-1);
    if (last && addDays(last.to, 1) === date) last.to = date;
    else stretches.push({ from: date, to: date });
  }
  return stretches;
}

/** Each date of a stretch. */
export function datesIn({ from, to }: Stretch): LocalDay[] {
  const dates: LocalDay[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
}
