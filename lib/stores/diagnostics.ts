/** A report for whoever looks for a fault: versions, connections, scripts, counts, last errors. No ticket's number, nobody's id. */
import { openDatabase } from '../db/connection.ts';
import { databaseVersion } from '../db/migrations/ladder.ts';
import type { Connection } from '../db/schema.ts';
import { lastReadingOf } from '../db/tickets.ts';
import { rereadingFacts } from '../db/waiting.ts';
import { type BehindLog, emptyLog, freeFrom, rereadingsOf } from '../domain/rereading.ts';
import { rulesOf } from '../domain/rules.ts';
import { readBehindLogs } from '../platform/behind-logs.ts';
import { now } from '../platform/clock.ts';
import { type Incidents, readIncidents } from '../platform/incident-log.ts';
import { browserName, extension } from '../platform/runtime.ts';
import { registeredScripts, type ScriptRegistration } from '../platform/scripts.ts';
import { readTargets } from '../platform/target-settings.ts';
import { readDefinitions } from './definitions.ts';
import { type Front, readFront } from './front.ts';
import { type Helpdesk, readHelpdesks } from './helpdesks.ts';
import { profileOf } from './overview.ts';

export type Facts = {
  at: number;
  version: string;
  browser: string;
  database: { version: number; counts: Record<string, number> };
  /** With the last complete reading of any of its tickets, epoch ms. */
  helpdesks: readonly (Helpdesk & { lastReadAt: number | undefined })[];
  scripts: readonly ScriptRegistration[];
  incidents: Incidents;
  rereadings: readonly RereadingState[];
  front: Front;
};

/** What was read behind the pages of one helpdesk today; how much is due, and when the next falls due. */
export type RereadingState = {
  connection: Connection;
  log: BehindLog;
  due: number;
  nextAt: number | undefined;
};

/** @throws {DatabaseError} */
export async function readDiagnostics(): Promise<string> {
  const db = await openDatabase();
  const stores = [...db.objectStoreNames];
  const at = now();
  const [helpdesks, scripts, incidents, counts, logs, targets, definitions] = await Promise.all([
    readHelpdesks().then((all) =>
      Promise.all(
        all.map(async (one) => ({ ...one, lastReadAt: await lastReadingOf(db, one.connection.id) })),
      ),
    ),
    registeredScripts(),
    readIncidents(),
    Promise.all(stores.map((store) => db.count(store))),
    readBehindLogs(),
    readTargets(),
    readDefinitions(db),
  ]);
  const rules = rulesOf(definitions);
  const rereadings = await Promise.all(
    helpdesks
      .filter(({ state }) => state === 'recorded')
      .map(async ({ connection }): Promise<RereadingState> => {
        const log = logs[connection.id] ?? emptyLog;
        const facts = await rereadingFacts(db, connection.id, { targets, rules, now: at });
        const instants = rereadingsOf(facts, log, at).map((one) => one.at);
        const later = instants.filter((one) => one > at);
        return {
          connection,
          log: log.today.day === rules.dayOf(at) ? log : { ...log, today: emptyLog.today },
          due: instants.length - later.length,
          nextAt: later.length ? Math.min(...later) : undefined,
        };
      }),
  );
  return diagnosticsText({
    at,
    version: extension.version,
    browser: browserName(),
    database: {
      version: databaseVersion,
      counts: Object.fromEntries(stores.map((store, index) => [store, counts[index] ?? 0])),
    },
    helpdesks,
    scripts,
    incidents,
    rereadings,
    front: await readFront(helpdesks.map(({ connection }) => connection)),
  });
}

/** In English whatever the language of the UI: it is read by whoever looks for the fault. */
export function diagnosticsText(facts: Facts): string {
  const { at, version, browser, database, helpdesks, scripts, incidents, rereadings, front } = facts;
  const profiles = [...new Set(helpdesks.map(({ connection }) => profileOf(connection)))];
  return [
    `Firstline ${version}, ${browser}`,
    `made ${instant(at)}`,
    '',
    'Helpdesks',
    ...list(
      helpdesks.map(({ connection, state, tickets, lastReadAt }) => {
        const { helpdesk, origin, viewer } = connection;
        const who = `profile ${profiles.indexOf(profileOf(connection)) + 1}, ${viewer === undefined ? 'viewer not known' : 'viewer known'}`;
        const read = lastReadAt === undefined ? 'never read' : `last read ${instant(lastReadAt)}`;
        return `${helpdesk} at ${origin}: ${state}, ${who}, ${tickets} tickets, ${read}`;
      }),
    ),
    'Registered scripts',
    ...list(scripts.map(({ id, matches }) => `${id}: ${matches.join(' ')}`)),
    'Tab in front',
    ...list([frontText(front)]),
    'Read behind the pages',
    ...list(rereadings.map((one) => rereadingText(one, at))),
    `Database, version ${database.version}`,
    ...list(Object.entries(database.counts).map(([store, count]) => `${store}: ${count}`)),
    'Refused messages',
    ...list(Object.entries(incidents.refused).map(([kind, count]) => `${kind}: ${count}`)),
    'Last errors',
    ...list(incidents.errors.map((error) => `${instant(error.at)} ${error.what} at ${error.where}`)),
  ].join('\n');
}

function list(lines: readonly string[]): string[] {
  return [...(lines.length ? lines : ['none']).map((line) => `  ${line}`), ''];
}

function rereadingText({ connection, log, due, nextAt }: RereadingState, at: number): string {
  const { helpdesk, origin } = connection;
  const counts = Object.entries(log.today.counts).map(([what, count]) => `${what} ${count}`);
  return [
    `${helpdesk} at ${origin}: today ${counts.join(', ') || 'none'}`,
    `${due} due`,
    nextAt === undefined ? 'none to come' : `next ${instant(nextAt)}`,
    `not before ${instant(freeFrom(log, at))}`,
    `${Object.values(log.notBefore).filter((until) => until > at).length} left alone`,
  ].join('; ');
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
