/** The periods that figures are shown for; each ends today. */
import { addDays, type LocalDay } from './local-day.ts';

export const periods = { today: 1, '7': 7, '30': 30 } as const;
export type PeriodId = keyof typeof periods;

/** First and last day, both included. */
export function daysOf(period: PeriodId, today: LocalDay): { from: LocalDay; to: LocalDay } {
  return { from: addDays(today, 1 - periods[period]), to: today };
}
