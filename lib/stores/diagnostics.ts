/** A report for whoever looks for a fault: versions, connections, scripts, counts, last errors. No ticket's number, nobody's id. */
import { asDatabaseError, type DatabaseProblem, openDatabase } from '../db/connection.ts';
import { allConnections, isDemo } from '../db/connections.ts';
import { databaseVersion } from '../db/migrations/ladder.ts';
import { countTickets, lastReadingOf } from '../db/tickets.ts';
import { now } from '../platform/clock.ts';
import { type Incidents, readIncidents } from '../platform/incident-log.ts';
import { type Policy, readPolicy } from '../platform/policy.ts';
import { browserName, extension } from '../platform/runtime.ts';
import { registeredScripts, type ScriptRegistration } from '../platform/scripts.ts';
import { type Front, readFront } from './front.ts';
import { type Helpdesk, readHelpdesks } from './helpdesks.ts';
import { profileOf } from './overview.ts';
import { type RereadingState, readRereadings, rereadingText } from './rereadings.ts';

export type Facts = {
  at: number;
  version: string;
  browser: string;
  /** As this version of the extension knows it. */
  databaseVersion: number;
  stored: Stored;
  scripts: readonly ScriptRegistration[];
  incidents: Incidents;
  policy: Policy;
  front: Front;
};

/** What the database holds, or why it cannot be asked. */
type Stored = {
  problem?: DatabaseProblem;
  counts: Record<string, number>;
  /** With the last complete reading of any of its tickets, epoch ms. */
  helpdesks: readonly (Helpdesk & { lastReadAt: number | undefined })[];
  /** Made-up tickets; undefined: there are none. */
  demoTickets: number | undefined;
  rereadings: readonly RereadingState[];
};

/** A report is there in every state, also when the database is what is at fault. */
export async function readDiagnostics(): Promise<string> {
  const [stored, scripts, incidents, policy] = await Promise.all([
    readStored().catch((error: unknown) => ({
      problem: asDatabaseError(error).problem,
      counts: {},
      helpdesks: [],
      demoTickets: undefined,
      rereadings: [],
    })),
    registeredScripts(),
    readIncidents(),
    readPolicy(),
  ]);
  return diagnosticsText({
    at: now(),
    version: extension.version,
    browser: browserName(),
    databaseVersion,
    stored,
    scripts,
    incidents,
    policy,
    front: await readFront(stored.helpdesks.map(({ connection }) => connection)),
  });
}

async function readStored(): Promise<Stored> {
  const db = await openDatabase();
  const stores = [...db.objectStoreNames];
  const [helpdesks, counts, connections] = await Promise.all([
    readHelpdesks(),
    Promise.all(stores.map((store) => db.count(store))),
    allConnections(db),
  ]);
  const demo = connections.find(isDemo);
  return {
    counts: Object.fromEntries(stores.map((store, index) => [store, counts[index] ?? 0])),
    helpdesks: await Promise.all(
      helpdesks.map(async (one) => ({ ...one, lastReadAt: await lastReadingOf(db, one.connection.id) })),
    ),
    demoTickets: demo && (await countTickets(db, demo.id)),
    rereadings: await readRereadings(
      db,
      helpdesks.filter(({ state }) => state === 'recorded').map(({ connection }) => connection),
      now(),
    ),
  };
}

/** In English whatever the language of the UI: it is read by whoever looks for the fault. */
export function diagnosticsText(facts: Facts): string {
  const { at, version, browser, databaseVersion: known, stored, scripts, incidents, policy, front } = facts;
  const { problem, counts, helpdesks, demoTickets, rereadings } = stored;
  const profiles = [...new Set(helpdesks.map(({ connection }) => profileOf(connection)))];
  return [
    `Firstline ${version}, ${browser}`,
    `made ${instant(at)}`,
    '',
    'Helpdesks',
    ...list([
      ...helpdesks.map(({ connection, state, tickets, lastReadAt }) => {
        const { helpdesk, origin, viewer } = connection;
        const who = `profile ${profiles.indexOf(profileOf(connection)) + 1}, ${viewer === undefined ? 'viewer not known' : 'viewer known'}`;
        const read = lastReadAt === undefined ? 'never read' : `last read ${instant(lastReadAt)}`;
        return `${helpdesk} at ${origin}: ${state}, ${who}, ${tickets} tickets, ${read}`;
      }),
      ...(demoTickets === undefined ? [] : [`demo data, of no helpdesk: ${demoTickets} tickets`]),
    ]),
    'Registered scripts',
    ...list(scripts.map(({ id, matches }) => `${id}: ${matches.join(' ')}`)),
    'Tab in front',
    ...list([frontText(front)]),
    'Read behind the pages',
    ...list(rereadings.map((one) => rereadingText(one, at))),
    `Database, version ${known}`,
    ...(problem ? [`  cannot be read: ${problem}`] : []),
    ...list(Object.entries(counts).map(([store, count]) => `${store}: ${count}`)),
    'Policy',
    ...list([
      ...Object.keys(policy.setup).map((part) => `sets ${part}`),
      ...policy.problems.map(({ field, kind }) => `not used: ${kind} at ${field}`),
    ]),
    'Refused messages',
    ...list(Object.entries(incidents.refused).map(([kind, count]) => `${kind}: ${count}`)),
    'Last errors',
    ...list(incidents.errors.map((error) => `${instant(error.at)} ${error.what} at ${error.where}`)),
  ].join('\n');
}

function list(lines: readonly string[]): string[] {
  return [...(lines.length ? lines : ['none']).map((line) => `  ${line}`), ''];
}

function instant(at: number): string {
  return new Date(at).toISOString();
}

function frontText(front: Front): string {
  switch (front.kind) {
    case 'elsewhere':
      return 'no helpdesk';
    case 'unconnected':
      return `not connected, ${front.guess ?? 'no helpdesk recognised'}`;
    case 'silent':
      return `${front.connection.helpdesk}: no answer, ${front.hasPermission ? 'access given' : 'no access'}`;
    case 'recorded': {
      const { helpdesk, ticket, reading } = front.status;
      const shown = ticket === undefined ? 'no ticket' : 'a ticket';
      // A place may be an address with the ticket's number in it.
      const why =
        reading.state === 'refused'
          ? `, ${reading.reason} ${reading.detail?.replace(/\d+/g, '#') ?? ''}`
          : '';
      return `${helpdesk}: ${shown}, ${reading.state}${why}`;
    }
  }
}
