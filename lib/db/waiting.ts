/** What the stores know of the tickets that wait, and of those that have to be read again: few rows, never the tickets. */
import { type Deadline, deadlinesOf } from '../domain/deadlines.ts';
import { clockOf } from '../domain/definitions.ts';
import type { OpenRow } from '../domain/filing.ts';
import { addDays } from '../domain/local-day.ts';
import type { Verdict } from '../domain/metrics/metric.ts';
import type { RereadingFacts } from '../domain/rereading.ts';
import type { Rules } from '../domain/rules.ts';
import type { Target } from '../domain/targets.ts';
import type { TicketKey } from '../domain/work.ts';
import type { Database } from './connection.ts';

/** As far back as figures are shown; an older verdict stays as it is. */
const verdictDays = 30;

/** By what is judged, and when. */
export type Standpoint = { targets: readonly Target[]; rules: Rules; now: number };

/** My tickets at some connections that are not solved, and which of them misses its limit when. */
export async function waitingIn(
  db: Database,
  connections: readonly string[],
  { targets, rules, now }: Standpoint,
): Promise<{ open: OpenRow[]; deadlines: Deadline[] }> {
  const rows = await Promise.all(
    connections.map((id) => db.getAll('open', IDBKeyRange.bound([id], [id, []]))),
  );
  const open = rows.flat();
  const { definitions, support, dayOf } = rules;
  const limits = { targets, today: dayOf(now), clock: clockOf(definitions), support, now };
  return { open, deadlines: deadlinesOf(open, limits) };
}

/**
 * When the one of these tickets that was read longest ago was last read completely, epoch ms; undefined: none ever was.
 */
export async function oldestReading(
  db: Database,
  tickets: readonly TicketKey[],
): Promise<number | undefined> {
  if (tickets.length === 0) return undefined;
  const { store } = db.transaction('seen');
  const seen = await Promise.all(tickets.map(({ connection, ticket }) => store.get([connection, ticket])));
  const readAt = seen.flatMap((row) => row?.completeAt ?? []);
  return readAt.length > 0 ? Math.min(...readAt) : undefined;
}

export async function rereadingFacts(
  db: Database,
  connection: string,
  standpoint: Standpoint,
): Promise<RereadingFacts> {
  const { rules, now } = standpoint;
  const today = rules.dayOf(now);
  const days = IDBKeyRange.bound([addDays(today, -verdictDays)], [today, []]);
  const [waiting, sheets] = await Promise.all([
    waitingIn(db, [connection], standpoint),
    db.getAll('days', days),
  ]);
  const rows = sheets.flatMap((sheet) => (sheet.connection === connection ? sheet.rows : []));
  const verdicts = rows.flatMap(({ ticket, values: { 'first-contact-resolution': filed } }) => {
    const { dueAt, verified, secondContactAt } = (filed ?? {}) as Partial<Verdict>;
    const isAsked = dueAt !== undefined && dueAt <= now && !verified && secondContactAt === undefined;
    return isAsked ? { ticket, dueAt } : [];
  });
  const readAt = new Map<string, number>();
  for (const { ticket } of [...waiting.open, ...verdicts]) {
    const seen = await db.get('seen', [connection, ticket]);
    if (seen) readAt.set(ticket, seen.completeAt);
  }
  return { ...waiting, verdicts, readAt };
}
