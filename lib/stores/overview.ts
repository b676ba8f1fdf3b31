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
import { hasOrigin } from '../platform/permissions.ts';
import { readDefinitions, readShownProfile } from '../platform/settings.ts';
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
  /** Whose figures these are, and whose there are. */
  profile: string;
  profiles: string[];
  /** Hosts that are connected, and that the browser does not let be read any more. */
  withdrawn: Connection[];
  /** The disconnected ones too. */
  connections: Connection[];
  definitions: Definitions;
  targets: readonly Target[];
  figures: Figure[];
  /** Epoch ms. */
  asOf: number;
};

/** The first profile has no name. */
export function profileOf({ profile = '' }: Connection): string {
  return profile;
}

/** @param chosen the profile to show; else the one shown last @throws {DatabaseError} */
export async function readOverview(period: PeriodId, chosen: string | undefined): Promise<Overview> {
  const [db, definitions, targets, shown] = await Promise.all([
    openDatabase(),
    readDefinitions(),
    readTargets(),
    readShownProfile(),
  ]);
  const asOf = now();
  const { from, to } = daysOf(period, localDay(asOf, definitions.timeZone, definitions.dayStartsAt));
  const [connections, sheets] = await Promise.all([
    allConnections(db),
    // Verdicts that are still to fall due lie on the sheets of the coming days.
    sheetsBetween(db, from, addDays(to, definitions.fcrWindowDays + 1)),
  ]);
  const profiles = [...new Set(connections.map(profileOf))].sort();
  const profile =
    [chosen, shown].find((one) => one !== undefined && profiles.includes(one)) ?? profiles[0] ?? '';
  const own = new Set(connections.filter((one) => profileOf(one) === profile).map(({ id }) => id));
  const ownSheets = sheets.filter(({ connection }) => own.has(connection));
  const figures = headlineMetrics.map((id) => figureOf(metrics[id], ownSheets, { from, to, now: asOf }));
  const withdrawn = await withoutPermission(connections.filter(isConnected));
  return { period, profile, profiles, withdrawn, connections, definitions, targets, figures, asOf };
}

async function withoutPermission(connections: readonly Connection[]): Promise<Connection[]> {
  const granted = await Promise.all(connections.map(({ origin }) => hasOrigin(origin)));
  return connections.filter((_, index) => !granted[index]);
}
