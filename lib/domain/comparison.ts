/** A figure beside that of the period before. */
import type { Figure } from './figures.ts';
import type { Statistic } from './metrics/metric.ts';

/** `change`: relative to before (0.1 is 10 % more); null where it was 0, which nothing can be a multiple of. */
export type Comparison = { before: number; difference: number; change: number | null };

/** Undefined: one of the two has no value. */
export function compare(figure: Figure, before: Figure, statistic: Statistic): Comparison | undefined {
  const [now, then] = [figure.statistics[statistic], before.statistics[statistic]];
  if (now === undefined || then === undefined) return undefined;
  const difference = now - then;
  return { before: then, difference, change: then === 0 ? null : difference / then };
}
