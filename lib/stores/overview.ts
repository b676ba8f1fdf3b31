/** Reads what the popup shows, straight from the database; the worker is not woken to draw a number. */
import { openDatabase } from '../db/connection.ts';
import { isConnected, isDemo } from '../db/connections.ts';
import { type Damaged, figuresInForce } from '../db/in-force.ts';
import type { Connection, Refiling } from '../db/schema.ts';
import { oldestReading } from '../db/waiting.ts';
import { type Card, cardMaker, daysToRead, type Extent } from '../domain/card.ts';
import { channelsIn } from '../domain/channels.ts';
import { clockOf, type Definitions } from '../domain/definitions.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import type { PeriodId } from '../domain/period.ts';
import { demoProfile } from '../domain/profile.ts';
import type { Target } from '../domain/targets.ts';
import { now } from '../platform/clock.ts';
import { readPins } from '../platform/pin-settings.ts';
import { type Policy, readPolicy } from '../platform/policy.ts';
import { readShownProfile } from '../platform/settings.ts';
import { hasDamagedTargets, readTargets } from '../platform/target-settings.ts';
import { initialDefinitions } from './definitions.ts';
import { compiled } from './rules.ts';
import { type Waiting, waitingOf } from './waiting.ts';

export const headlineMetrics = [
  'first-response-time',
  'handle-time',
  'first-contact-resolution',
] as const satisfies MetricId[];

export type { Card, Connection, Policy, Waiting };
export { isConnected, isDemo };

/** What is stored and cannot be read; the rest is shown. */
export type Damage = Damaged & { targets: boolean };

/** What the agent chose to look at; undefined: the profile shown last, all helpdesks, all channels. */
export type Choice = {
  period: PeriodId;
  profile: string | undefined;
  /** A connection's id. */
  helpdesk: string | undefined;
  channel: string | undefined;
};

export type Overview = {
  period: PeriodId;
  /** Whose figures these are, and whose there are. */
  profile: string;
  profiles: string[];
  /** Those of the profile shown; one that was chosen and is not among them counts as none. */
  helpdesks: Connection[];
  helpdesk: string | undefined;
  /** Those that were seen in the days read, whichever is chosen. */
  channels: string[];
  channel: string | undefined;
  /** The disconnected ones too. */
  connections: Connection[];
  definitions: Definitions;
  /** How far a re-filing under other definitions is, from 0 to 1; until its end the figures are the old ones. */
  refiled: number | undefined;
  targets: readonly Target[];
  /** What the team sets by policy, which the agent cannot change: `isSetBy(policy.setup, …)`. */
  policy: Policy;
  pins: readonly MetricId[];
  /** The headlines, then what is pinned. */
  cards: Card[];
  waiting: Waiting;
  /** When the waiting ticket that was read longest ago was last read completely, epoch ms; undefined: not asked. */
  waitingAsOf: number | undefined;
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

/** @throws {DatabaseError} */
export async function readOverview(
  { period, channel, ...choice }: Choice,
  extent: Extent = 'whole',
): Promise<Overview> {
  const asOf = now();
  const days = daysToRead(period, asOf, extent);
  const [read, targets, policy, pinned, shown, areTargetsDamaged] = await Promise.all([
    openDatabase().then((db) => figuresInForce(db, days)),
    readTargets(),
    readPolicy(),
    readPins(),
    readShownProfile(),
    hasDamagedTargets(),
  ]);
  const { connections, filing, sheets, open, damaged } = read;
  const definitions = filing?.now.definitions ?? initialDefinitions();
  const profiles = profilesOf(connections);
  const profile =
    [choice.profile, shown].find((one) => one !== undefined && profiles.includes(one)) ?? profiles[0] ?? '';
  const helpdesks = connections.filter((one) => profileOf(one) === profile);
  const alone = helpdesks.filter(({ id }) => id === choice.helpdesk);
  const own = alone.length ? alone : helpdesks;
  const ownSheets = rowsOf(own, sheets);
  // Nobody reads the tickets of a disconnected helpdesk again: whether they still wait is not known.
  const ownOpen = rowsOf(own.filter(isLive), open);
  const { rules, shift } = compiled(definitions);
  const cardOf = cardMaker(
    { sheets: ownSheets, open: ownOpen, targets, rules, shift },
    { period, channel, now: asOf, extent },
  );
  const pins = pinned.filter((id) => !headlineMetrics.some((headline) => headline === id));
  const limits = { targets, today: rules.dayOf(asOf), clock: clockOf(definitions), now: asOf };
  const waiting = waitingOf(ownOpen, channel, { ...limits, support: rules.support });
  return {
    period,
    profile,
    profiles,
    helpdesks,
    helpdesk: choice.helpdesk,
    channels: channelsIn(ownSheets, ownOpen),
    channel,
    connections,
    definitions,
    refiled: filing?.next && shareOf(filing.next),
    targets,
    policy,
    pins,
    cards: [...headlineMetrics, ...pins].map(cardOf),
    waiting,
    // What is seen first does not wait for it.
    waitingAsOf:
      extent === 'whole'
        ? await oldestReading(await openDatabase(), [...waiting.deadlines, ...waiting.unlimited])
        : undefined,
    damaged: { ...damaged, targets: areTargetsDamaged },
    asOf,
  };
}

export function isLive({ disconnectedAt }: Connection): boolean {
  return disconnectedAt === undefined;
}

export function rowsOf<Row extends { connection: string }>(
  connections: readonly Connection[],
  rows: readonly Row[],
): Row[] {
  const ids = new Set(connections.map(({ id }) => id));
  return rows.filter(({ connection }) => ids.has(connection));
}

/** Tickets that are first read meanwhile are done, but were not in the total. */
function shareOf({ done, total }: Refiling): number {
  return total === 0 ? 0 : Math.min(1, done / total);
}
