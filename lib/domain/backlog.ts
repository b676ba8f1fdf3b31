/**
 * My backlog day by day, told backwards from what stands in it: opening + in − out = closing. Of the tickets that
 * Firstline has seen. A wrong clock may have put a move on a coming day: it is told there, and not before.
 */
import type { DaySheet } from './day-sheet.ts';
import { type Bucket, bucketsOf } from './distribution.ts';
import type { OpenRow } from './filing.ts';
import { addDays, type LocalDay } from './local-day.ts';
import type { Days } from './period.ts';

export type BacklogDay = { day: LocalDay; opening: number; in: number; out: number; closing: number };

/**
 * @param sheets from the period's first day on, those of coming days included; what is not on them cannot be told
 * @param open what stands in the backlog when all of them have passed
 */
export function backlogTrend(
  sheets: readonly DaySheet[],
  open: readonly OpenRow[],
  { from, to }: Days,
  today: LocalDay,
): BacklogDay[] {
  const moved = new Map<LocalDay, { in: number; out: number }>();
  let closing = open.length;
  for (const { day, rows } of sheets) {
    const counts = moved.get(day) ?? { in: 0, out: 0 };
    moved.set(day, counts);
    for (const { values } of rows) {
      counts.in += countOf(values['backlog-in']);
      counts.out += countOf(values['backlog-out']);
    }
  }
  for (const [day, counts] of moved) if (day > today) closing += counts.out - counts.in;
  const days: BacklogDay[] = [];
  for (let day = today; day >= from; day = addDays(day, -1)) {
    const counts = moved.get(day) ?? { in: 0, out: 0 };
    const opening = closing - counts.in + counts.out;
    if (day <= to) days.unshift({ day, opening, ...counts, closing });
    closing = opening;
  }
  return days;
}

function countOf(filed: unknown): number {
  return [filed ?? []].flat().length;
}

/** How old what stands in the backlog is, from creation. `unknown`: their beginning was not seen. */
export function ageBands(
  open: readonly OpenRow[],
  boundsMs: readonly number[],
  now: number,
): { bands: Bucket[]; unknown: number } {
  const ages = open.flatMap(({ createdAt }) => (createdAt === undefined ? [] : [now - createdAt]));
  return { bands: bucketsOf(ages, boundsMs), unknown: open.length - ages.length };
}

/** Null: nothing is solved, so it would never be cleared. @param perDay tickets solved a day */
export function daysToClear(open: readonly OpenRow[], perDay: number): number | null {
  return perDay > 0 ? open.length / perDay : null;
}
