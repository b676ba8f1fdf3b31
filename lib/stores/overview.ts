/** Reads what the popup shows, straight from the database; the worker is not woken to draw a number. */
import { openDatabase } from '../db/connection.ts';
import { allConnections, countDamaged, isConnected, isDemo } from '../db/connections.ts';
import { type Damaged, sheetsInForce } from '../db/days.ts';
import type { Connection, Refiling } from '../db/schema.ts';
import { clockOf, type Definitions } from '../domain/definitions.ts';
import { type Figure, figureOf } from '../domain/figures.ts';
import { addDays, localDay } from '../domain/local-day.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import { metrics } from '../domain/metrics/registry.ts';
import { daysOf, type PeriodId } from '../domain/period.ts';
import { demoProfile } from '../domain/profile.ts';
import type { Target } from '../domain/targets.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { readShownProfile } from '../platform/settings.ts';
import { hasDamagedTargets, readTargets } from '../platform/target-settings.ts';
import { initialDefinitions } from './definitions.ts';

export const headlineMetrics = [
  'first-response-time',
  'handle-time',
  'first-contact-resolution',
] as const satisfies MetricId[];

export type { Connection };
export { isConnected, isDemo };

/** What is stored and cannot be read; the rest is shown. */
export type Damage = Damaged & { targets: boolean; connections: boolean };

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
  /** How far a re-filing under other definitions is, from 0 to 1; until its end the figures are the old ones. */
  refiled: number | undefined;
  targets: readonly Target[];
  figures: Figure[];
  damaged: Damage;
  /** Epoch ms. */
  asOf: number;
};

/** The first profile has no name. */
export function profileOf({ profile = '' }: Connection): string {
  return profile;
}

/** The hosts that are recorded now. */
export function hostsOf(connections: readonly Connection[]): string[] {
  return [...new Set(connections.filter(isConnected).map(({ origin }) => new URL(origin).host))];
}

/** Nobody sees demo data as their own because it comes first in the alphabet. */
function profilesOf(connections: readonly Connection[]): string[] {
  const names = [...new Set(connections.map(profileOf))].sort();
  return [...names.filter((name) => name !== demoProfile), ...names.filter((name) => name === demoProfile)];
}

/** @param chosen the profile to show; else the one shown last @throws {DatabaseError} */
export async function readOverview(period: PeriodId, chosen: string | undefined): Promise<Overview> {
  const [db, targets, shown, areTargetsDamaged] = await Promise.all([
    openDatabase(),
    readTargets(),
    readShownProfile(),
    hasDamagedTargets(),
  ]);
  const asOf = now();
  const shownDays = ({ timeZone, dayStartsAt }: Definitions) =>
    daysOf(period, localDay(asOf, timeZone, dayStartsAt));
  const [connections, damagedConnections, { filing, sheets, damaged: inFiling }] = await Promise.all([
    allConnections(db),
    countDamaged(db),
    sheetsInForce(db, (definitions = initialDefinitions()) => {
      const { from, to } = shownDays(definitions);
      // Verdicts that are still to fall due lie on the sheets of the coming days.
      return { from, to: addDays(to, definitions.fcrWindowDays + 1) };
    }),
  ]);
  const definitions = filing?.now.definitions ?? initialDefinitions();
  const { from, to } = shownDays(definitions);
  const profiles = profilesOf(connections);
  const profile =
    [chosen, shown].find((one) => one !== undefined && profiles.includes(one)) ?? profiles[0] ?? '';
  const own = new Set(connections.filter((one) => profileOf(one) === profile).map(({ id }) => id));
  const ownSheets = sheets.filter(({ connection }) => own.has(connection));
  const reading = { from, to, now: asOf, clock: clockOf(definitions) };
  const figures = headlineMetrics.map((id) => figureOf(metrics[id], ownSheets, reading));
  const withdrawn = await withoutPermission(connections.filter(isConnected));
  const refiled = filing?.next && shareOf(filing.next);
  const damaged = { ...inFiling, targets: areTargetsDamaged, connections: damagedConnections > 0 };
  return {
    period,
    profile,
    profiles,
    withdrawn,
    connections,
    definitions,
    refiled,
    targets,
    figures,
    damaged,
    asOf,
  };
}

/** Tickets that are first read meanwhile are done, but were not in the total. */
function shareOf({ done, total }: Refiling): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}

async function withoutPermission(connections: readonly Connection[]): Promise<Connection[]> {
  const granted = await Promise.all(connections.map(({ origin }) => hasOrigin(origin)));
  return connections.filter((_, index) => !granted[index]);
}
