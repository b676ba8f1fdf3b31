/** A story measured: what one metric makes of it, as the tests of metrics read it. */
import { type Definitions, defaultDefinitions } from '../../../../lib/domain/definitions.ts';
import type { Measured, Measurement, MetricId } from '../../../../lib/domain/metrics/metric.ts';
import { measure, metrics } from '../../../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../../../lib/domain/rules.ts';
import { outcome, type Reading } from '../storyteller.ts';

export function measured(
  id: MetricId,
  lines: readonly string[],
  {
    lastReadAt,
    definitions,
    ...reading
  }: Reading & { lastReadAt?: number; definitions?: Partial<Definitions> } = {},
): Measurement[] {
  const rules = rulesOf({ ...defaultDefinitions('UTC'), ...definitions });
  return measure(metrics[id], outcome(lines, reading), rules, lastReadAt);
}

/** The only value that there is. */
export function only(...args: Parameters<typeof measured>): Measured {
  const [one, ...more] = measured(...args);
  if (!one || one.value === null || more.length > 0)
    throw new Error(`not one value: ${JSON.stringify([one, ...more])}`);
  return one;
}

/** The only reason that there is. */
export function reason(...args: Parameters<typeof measured>): string {
  const [one, ...more] = measured(...args);
  if (!one || one.value !== null || more.length > 0)
    throw new Error(`not one reason: ${JSON.stringify([one, ...more])}`);
  return one.reason;
}
