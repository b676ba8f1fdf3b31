/**
 * A metric as a card shows it: the figure, what it is judged by, the period before, and the last fourteen days. All of
 * it from one reading of the sheets, for one choice of period, channel and helpdesk.
 */
import { compare, type Verdict, verdictOn } from './comparison.ts';
import type { DaySheet } from './day-sheet.ts';
import { type Clock, clockOf } from './definitions.ts';
import { type Figure, figureOf, type Reading } from './figures.ts';
import type { OpenRow } from './filing.ts';
import { addDays, type LocalDay, localDay } from './local-day.ts';
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
export type Shown = { period: PeriodId; channel: string | undefined; now: number; extent: Extent };

/** How far a local day can be from that of UTC: the zone's day, and one that begins late in it. */
const mostDaysOff = 2;
const mostWindowDays = 30;

/** The figures alone, which are soon there, or what they are compared with too. */
export type Extent = 'figures' | 'whole';

export type Card = {
  metric: MetricId;
  statistic: Statistic;
  clock: Clock;
  figure: Figure;
  /** What the figure is judged by. */
  target: Target | undefined;
  /** Beside the period before; undefined: one of the two has no value. */
  change: { before: number; beforeN: number; difference: number; verdict: Verdict } | undefined;
  /** undefined: not read. */
  trend: TrendDay[] | undefined;
};

/**
 * The period, and the coming days, on which verdicts are still to fall due; for the whole of a card also the period
 * before and the days of the trend. Wide enough for any zone, any start of the day and any window, so that reading them
 * need not wait for the definitions: what lies outside does not count.
 */
export function daysToRead(period: PeriodId, now: number, extent: Extent): Days {
  const today = localDay(now, 'UTC');
  const days = daysOf(period, today);
  const trendFrom = addDays(today, 1 - trendDays);
  const before = daysBefore(days).from;
  const from = extent === 'figures' ? days.from : before < trendFrom ? before : trendFrom;
  return { from: addDays(from, -mostDaysOff), to: addDays(today, mostWindowDays + mostDaysOff) };
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
  const { period, channel, now, extent } = shown;
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
    const card = { metric: id, statistic, clock: target?.clock ?? clock, figure, target };
    if (extent === 'figures') return { ...card, change: undefined, trend: undefined };
    const earlier = figureOf(metric, past, reading(before));
    // A share of hours in which nothing was measured is no share: Firstline may not have been there yet.
    const compared = isMeasured(earlier) ? compare(figure, earlier, statistic) : undefined;
    return {
      ...card,
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
