/** Reads what the popup shows, straight from the database; the worker is not woken to draw a number. */
import { openDatabase } from '../db/connection.ts';
import { allConnections, isConnected } from '../db/connections.ts';
import { sheetsBetween } from '../db/days.ts';
import type { Connection } from '../db/schema.ts';
import type { Definitions } from '../domain/definitions.ts';
import { type Figure, figureOf } from '../domain/figures.ts';
import { addDays, localDay } from '../domain/local-day.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import { metrics } from '../domain/metrics/registry.ts';
import { daysOf, type PeriodId } from '../domain/period.ts';
import type { Target } from '../domain/targets.ts';
import { now } from '../platform/clock.ts';
import { readDefinitions } from '../platform/settings.ts';
import { readTargets } from '../platform/target-settings.ts';

export const headlineMetrics = [
  'first-response-time',
  'handle-time',
  'first-contact-resolution',
] as const satisfies MetricId[];

export type { Connection };
export { isConnected };

export type Overview = {
  period: PeriodId;
  /** The disconnected ones too. */
  connections: Connection[];
  definitions: Definitions;
  targets: readonly Target[];
  figures: Figure[];
  /** Epoch ms. */
  asOf: number;
};

/** @throws {DatabaseError} */
export async function readOverview(period: PeriodId): Promise<Overview> {
  const [db, definitions, targets] = await Promise.all([openDatabase(), readDefinitions(), readTargets()]);
  const asOf = now();
  const { from, to } = daysOf(period, localDay(asOf, definitions.timeZone, definitions.dayStartsAt));
  const [connections, sheets] = await Promise.all([
    allConnections(db),
    // Verdicts that are still to fall due lie on the sheets of the coming days.
    sheetsBetween(db, from, addDays(to, definitions.fcrWindowDays + 1)),
  ]);
  const figures = headlineMetrics.map((id) => figureOf(metrics[id], sheets, { from, to, now: asOf }));
  return { period, connections, definitions, targets, figures, asOf };
}
