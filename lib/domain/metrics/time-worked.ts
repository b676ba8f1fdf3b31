/** Active work, on the days on which each second of it was worked: a span is cut where a day begins. */
import { nextDayBetween } from '../local-day.ts';
import type { Rules } from '../rules.ts';
import type { WorkSpan } from '../work.ts';
import { type FiledMetric, type Measured, workedIn } from './metric.ts';

export const timeWorked: FiledMetric = {
  id: 'time-worked',
  kind: 'duration',
  better: 'higher',
  headline: 'sum',
  onAnyClock: true,
  measure({ worked }, rules) {
    const days = new Map<string, WorkSpan[]>();
    for (const span of worked.flatMap((whole) => cutAtDays(whole, rules.dayOf))) {
      const day = rules.dayOf(span.from);
      days.set(day, [...(days.get(day) ?? []), span]);
    }
    return [...days.values()].map(
      (spans): Measured => ({
        value: spans.reduce((sum, { from, to }) => sum + (to - from), 0),
        at: spans[0]?.from ?? 0,
        moments: workedIn(spans),
        flags: [],
      }),
    );
  },
};

function cutAtDays({ from, to }: WorkSpan, dayOf: Rules['dayOf']): WorkSpan[] {
  if (dayOf(from) === dayOf(to - 1)) return [{ from, to }];
  const cut = nextDayBetween(from, to - 1, dayOf);
  return [{ from, to: cut }, ...cutAtDays({ from: cut, to }, dayOf)];
}
