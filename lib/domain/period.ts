/** The periods that figures are shown for; each ends today. */
import { addDays, type LocalDay } from './local-day.ts';

export const periods = { today: 1, '7': 7, '30': 30 } as const;
export type PeriodId = keyof typeof periods;

/** First and last day, both included. */
export type Days = { from: LocalDay; to: LocalDay };

export function daysOf(period: PeriodId, today: LocalDay): Days {
  return { from: addDays(today, 1 - periods[period]), to: today };
}

export function dayCount({ from, to }: Days): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}

/** As many days, just before: what a period is compared with. */
export function daysBefore(days: Days): Days {
  const count = dayCount(days);
  return { from: addDays(days.from, -count), to: addDays(days.to, -count) };
}
