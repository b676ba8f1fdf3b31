/** Reads what the popup shows, straight from the database; the worker is not woken to draw a number. */
import { openDatabase } from '../db/connection.ts';
import { sheetsBetween } from '../db/days.ts';
import type { Connection } from '../db/schema.ts';
import { allConnections } from '../db/tickets.ts';
import type { Definitions } from '../domain/definitions.ts';
import { type Figure, figureOf } from '../domain/figures.ts';
import { addDays, localDay } from '../domain/local-day.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import { metrics } from '../domain/metrics/registry.ts';
import { daysOf, type PeriodId } from '../domain/period.ts';
import type { Target } from '../domain/targets.ts';
import { now } from '../platform/clock.ts';
import { readDefinitions, readTargets } from '../platform/settings.ts';

export const headlineMetrics = [
  'first-response-time',
  'handle-time',
  'first-contact-resolution',
] as const satisfies MetricId[];

export type Overview = {
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
  const { from, to } = daysOf(period, localDay(asOf, definitions.timeZone));
  const [connections, sheets] = await Promise.all([
    allConnections(db),
    // Verdicts that are still to fall due lie on the sheets of the coming days.
    sheetsBetween(db, from, addDays(to, definitions.fcrWindowDays + 1)),
  ]);
  const figures = headlineMetrics.map((id) => figureOf(metrics[id], sheets, to, asOf));
  return { connections, definitions, targets, figures, asOf };
}
