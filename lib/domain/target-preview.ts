/** How a target would have stood over some days: the figure that it is held against, and day by day. */
import type { DaySheet } from './day-sheet.ts';
import { clockOf } from './definitions.ts';
import { type Figure, figureOf, type Reading } from './figures.ts';
import type { OpenRow } from './filing.ts';
import { addDays } from './local-day.ts';
import { metrics } from './metrics/registry.ts';
import type { Days } from './period.ts';
import type { Rules } from './rules.ts';
import { readingFor, type Standing, standingOf, type Target } from './targets.ts';
import { shiftMs, shiftOf } from './working-hours.ts';

/** What a preview is drawn from. `sheets`: of the days, and of the coming ones. `now`: epoch ms. */
export type PreviewBasis = {
  days: Days;
  sheets: readonly DaySheet[];
  open: readonly OpenRow[];
  rules: Rules;
  now: number;
};

export type TargetPreview = {
  figure: Figure;
  standing: Standing;
  /** Days that had values, and how many of them met the target by themselves. */
  days: { met: number; judged: number };
};

export function previewOf(target: Target, basis: PreviewBasis): TargetPreview {
  const metric = metrics[target.metric];
  const { days, sheets, rules } = basis;
  const shift = shiftOf(rules);
  const standing = (of: Days, ofSheets: readonly DaySheet[]) => {
    const hours = shift && { shiftMs: shiftMs(shift, of, rules, basis.now) };
    const figure = figureOf(metric, ofSheets, { ...readingFor(target, readingOf(of, basis)), hours });
    return { figure, standing: standingOf(figure, target, metric) };
  };
  const byDay = Map.groupBy(sheets, ({ day }) => day);
  let [met, judged] = [0, 0];
  for (let day = days.from; day <= days.to; day = addDays(day, 1)) {
    const { state } = standing({ from: day, to: day }, byDay.get(day) ?? []).standing;
    if (state === 'met') met++;
    if (state !== 'no-data') judged++;
  }
  return { ...standing(days, sheets), days: { met, judged } };
}

/** Tickets that wait count only where the period reaches to now. */
function readingOf(of: Days, { days, now, rules, open }: PreviewBasis): Reading {
  return {
    ...of,
    now,
    clock: clockOf(rules.definitions),
    ...(of.to === days.to && { open: { tickets: open, support: rules.support } }),
  };
}

/** The channels and priorities that tickets were seen with, for choices. */
export function namesSeen({ sheets, open }: Pick<PreviewBasis, 'sheets' | 'open'>) {
  const rows = [...sheets.flatMap((sheet) => sheet.rows), ...open];
  const seen = (field: 'channel' | 'priority') =>
    [...new Set(rows.flatMap((row) => row[field] ?? []))].sort();
  return { channels: seen('channel'), priorities: seen('priority') };
}
