/** What was read behind the pages of the helpdesks, and what is to be: for the diagnostics. */
import type { Database } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import { rereadingFacts } from '../db/waiting.ts';
import { type BehindLog, emptyLog, freeFrom, rereadingsOf } from '../domain/rereading.ts';
import { rulesOf } from '../domain/rules.ts';
import { readBehindLogs } from '../platform/behind-logs.ts';
import { readTargets } from '../platform/target-settings.ts';
import { readDefinitions } from './definitions.ts';

/** What was read behind the pages of one helpdesk today; how much is due, and when the next falls due. */
export type RereadingState = {
  connection: Connection;
  log: BehindLog;
  due: number;
  nextAt: number | undefined;
};

export async function readRereadings(
  db: Database,
  connections: readonly Connection[],
  now: number,
): Promise<RereadingState[]> {
  const [logs, targets, definitions] = await Promise.all([
    readBehindLogs(),
    readTargets(),
    readDefinitions(db),
  ]);
  const rules = rulesOf(definitions);
  return Promise.all(
    connections.map(async (connection): Promise<RereadingState> => {
      const log = logs[connection.id] ?? emptyLog;
      const facts = await rereadingFacts(db, connection.id, { targets, rules, now });
      const instants = rereadingsOf(facts, log, now).map(({ at }) => at);
      const later = instants.filter((at) => at > now);
      return {
        connection,
        log: log.today.day === rules.dayOf(now) ? log : { ...log, today: emptyLog.today },
        due: instants.length - later.length,
        nextAt: later.length ? Math.min(...later) : undefined,
      };
    }),
  );
}

/** In English, like the report that it is a line of. */
export function rereadingText({ connection, log, due, nextAt }: RereadingState, at: number): string {
  const { helpdesk, origin } = connection;
  const instant = (when: number) => new Date(when).toISOString();
  const counts = Object.entries(log.today.counts).map(([what, count]) => `${what} ${count}`);
  return [
    `${helpdesk} at ${origin}: today ${counts.join(', ') || 'none'}`,
    `${due} due`,
    nextAt === undefined ? 'none to come' : `next ${instant(nextAt)}`,
    `not before ${instant(freeFrom(log, at))}`,
    `${Object.values(log.notBefore).filter((until) => until > at).length} left alone`,
  ].join('; ');
}
