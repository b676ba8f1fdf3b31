/** A figure beside that of the period before: what changed, and whether that may be called better or worse. */
import { type Figure, isFew } from './figures.ts';
import type { Metric, Statistic } from './metrics/metric.ts';
import { betterOf, isTotal, type Unit, unitOf } from './metrics/unit.ts';

/** `change`: relative to before (0.1 is 10 % more); null where it was 0, which nothing can be a multiple of. */
export type Comparison = { before: number; difference: number; change: number | null };

/** Undefined: one of the two has no value. */
export function compare(figure: Figure, before: Figure, statistic: Statistic): Comparison | undefined {
  const [now, then] = [figure.statistics[statistic], before.statistics[statistic]];
  if (now === undefined || then === undefined) return undefined;
  const difference = now - then;
  return { before: then, difference, change: then === 0 ? null : difference / then };
}

/** `unjudged`: too few values on either side, or a total of a day that is not over. */
export type Verdict = 'better' | 'worse' | 'same' | 'unjudged';

/** A difference below this is not seen in the figures as they are shown. */
const visible: Record<Unit, number> = { duration: 500, share: 0.005, count: 0.05 };

/** @param isSoFar the period is a part of the day, and the one before a whole one */
export function verdictOn(
  { difference }: Comparison,
  [figure, before]: readonly [Figure, Figure],
  metric: Metric,
  statistic: Statistic,
  isSoFar: boolean,
): Verdict {
  const total = isTotal(statistic);
  if (total ? isSoFar : isFew(figure.n) || isFew(before.n)) return 'unjudged';
  if (Math.abs(difference) < visible[unitOf(metric, statistic)]) return 'same';
  return difference < 0 === (betterOf(metric, statistic) === 'lower') ? 'better' : 'worse';
}
