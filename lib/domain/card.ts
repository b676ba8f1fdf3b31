/**
 * A metric as a card shows it: the figure, what it is judged by, the period before, and the last fourteen days. All of
 * it from one reading of the sheets, for one choice of period, channel and helpdesk.
 */
import { compare, type Verdict, verdictOn } from './comparison.ts';
import type { DaySheet } from './day-sheet.ts';
import { type Clock, clockOf } from './definitions.ts';
import { type Figure, figureOf, type Reading } from './figures.ts';
import type { OpenRow } from './filing.ts';
import { addDays, type LocalDay } from './local-day.ts';
import type { Metric, MetricId, Statistic } from './metrics/metric.ts';
import { metrics } from './metrics/registry.ts';
import { type Days, daysBefore, daysOf, type PeriodId } from './period.ts';
import type { Rules } from './rules.ts';
import type { BusinessClock } from './schedule.ts';
import { readingFor, type Target, targetsInForce } from './targets.ts';
import { isComparable, type TrendDay, trendDays } from './trend.ts';
import { shiftMs } from './working-hours.ts';

export type Material = {
  /** Of the days of `daysToRead`, in the order of days. */
  sheets: readonly DaySheet[];
  open: readonly OpenRow[];
  targets: readonly Target[];
  rules: Rules;
  /** The agent's own hours; undefined: no shift is set. */
  shift: BusinessClock | undefined;
};

/** `now`: epoch ms. `channel`: undefined for all. */
export type Shown = { period: PeriodId; channel: string | undefined; now: number };

export type Card = {
  metric: MetricId;
  statistic: Statistic;
  clock: Clock;
  figure: Figure;
  /** What the figure is judged by. */
  target: Target | undefined;
  /** Beside the period before; undefined: one of the two has no value. */
  change: { before: number; beforeN: number; difference: number; verdict: Verdict } | undefined;
  trend: TrendDay[];
};

/** The period, the one before, the days of the trend, and the coming days, on which verdicts are still to fall due. */
export function daysToRead(period: PeriodId, today: LocalDay, fcrWindowDays: number): Days {
  const { from } = daysBefore(daysOf(period, today));
  const trendFrom = addDays(today, 1 - trendDays);
  return { from: from < trendFrom ? from : trendFrom, to: addDays(today, fcrWindowDays + 1) };
}

/**
 * What a figure is judged by: of the targets in force for the tickets that are shown, one for their channel before one
 * for all, and of several the first in the list. One for a priority speaks of other tickets than those shown.
 */
export function targetFor(
  targets: readonly Target[],
  metric: MetricId,
  channel: string | undefined,
  day: LocalDay,
): Target | undefined {
  const fitting = targetsInForce(targets, day).filter(
    (one) =>
      one.metric === metric &&
      one.priority === undefined &&
      (one.channel === undefined || one.channel === channel),
  );
  return fitting.find((one) => one.channel !== undefined) ?? fitting[0];
}

/** Makes the cards of one reading; what they have in common is worked out once. */
export function cardMaker(material: Material, shown: Shown): (id: MetricId) => Card {
  const { sheets, open, targets, rules, shift } = material;
  const { period, channel, now } = shown;
  const clock = clockOf(rules.definitions);
  const today = rules.dayOf(now);
  const days = daysOf(period, today);
  const before = daysBefore(days);
  const past = sheets.filter(({ day }) => day <= before.to);
  const trend = Array.from({ length: trendDays }, (_, index) => addDays(today, index + 1 - trendDays));
  const byDay = Map.groupBy(sheets, ({ day }) => day);

  return (id) => {
    const metric = metrics[id];
    const target = targetFor(targets, id, channel, today);
    const statistic = target?.statistic ?? metric.headline;
    const reading = (of: Days): Reading => {
      const all: Reading = { ...of, now, clock, channel };
      if (of.to === today) all.open = { tickets: open, support: rules.support };
      if (isShareOfTime(metric) && shift) all.hours = { shiftMs: shiftMs(shift, of, rules, now) };
      return target ? readingFor(target, all) : all;
    };
    const figure = figureOf(metric, sheets, reading(days));
    const earlier = figureOf(metric, past, reading(before));
    // A share of hours in which nothing was measured is no share: Firstline may not have been there yet.
    const compared = isMeasured(earlier) ? compare(figure, earlier, statistic) : undefined;
    return {
      metric: id,
      statistic,
      clock: target?.clock ?? clock,
      figure,
      target,
      change: compared && {
        before: compared.before,
        beforeN: earlier.n,
        difference: compared.difference,
        verdict: verdictOn(compared, [figure, earlier], metric, statistic, period === 'today'),
      },
      trend: trend.map((day) => {
        const ofDay = figureOf(metric, byDay.get(day) ?? [], reading({ from: day, to: day }));
        const value = isMeasured(ofDay) ? ofDay.statistics[statistic] : undefined;
        const aim = targetFor(targets, id, channel, day);
        const isDrawn = aim && target && isComparable(aim, target, clock);
        return { day, value, target: isDrawn ? aim.value : undefined };
      }),
    };
  };
}

function isMeasured({ n, within }: Figure): boolean {
  return n > 0 || within !== undefined;
}

function isShareOfTime(metric: Metric): boolean {
  return 'from' in metric && metric.share !== undefined;
}
