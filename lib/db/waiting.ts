/** What the stores know of the tickets that wait, and of those that have to be read again: few rows, never the tickets. */
import { type Deadline, deadlinesOf } from '../domain/deadlines.ts';
import { clockOf } from '../domain/definitions.ts';
import type { OpenRow } from '../domain/filing.ts';
import { addDays } from '../domain/local-day.ts';
import type { RereadingFacts } from '../domain/rereading.ts';
import type { Rules } from '../domain/rules.ts';
import type { Target } from '../domain/targets.ts';
import type { Database } from './connection.ts';

/** As far back as figures are shown; an older verdict stays as it is. */
const verdictDays = 30;

/** My tickets at some connections that are not solved, and which of them misses its limit when, as of `now`. */
export async function waitingIn(
  db: Database,
  connections: readonly string[],
  targets: readonly Target[],
  { definitions, support, dayOf }: Rules,
  now: number,
): Promise<{ open: OpenRow[]; deadlines: Deadline[] }> {
  const rows = await Promise.all(
    connections.map((id) => db.getAll('open', IDBKeyRange.bound([id], [id, []]))),
  );
  const open = rows.flat();
  const limits = { targets, today: dayOf(now), clock: clockOf(definitions), support, now };
  return { open, deadlines: deadlinesOf(open, limits) };
}

export async function rereadingFacts(
  db: Database,
  connection: string,
  targets: readonly Target[],
  rules: Rules,
  now: number,
): Promise<RereadingFacts> {
  const today = rules.dayOf(now);
  const days = IDBKeyRange.bound([addDays(today, -verdictDays)], [today, []]);
  const [waiting, sheets] = await Promise.all([
    waitingIn(db, [connection], targets, rules, now),
    db.getAll('days', days),
  ]);
  const verdicts = sheets.flatMap((sheet) =>
    sheet.connection === connection
      ? sheet.rows.flatMap(({ ticket, values }) => {
          const verdict = values['first-contact-resolution'];
          return typeof verdict === 'object' &&
            'dueAt' in verdict &&
            !verdict.verified &&
            verdict.secondContactAt === undefined &&
            verdict.dueAt <= now
            ? { ticket, dueAt: verdict.dueAt }
            : [];
        })
      : [],
  );
  const readAt = new Map<string, number>();
  for (const { ticket } of [...waiting.open, ...verdicts]) {
    const seen = await db.get('seen', [connection, ticket]);
    if (seen) readAt.set(ticket, seen.completeAt);
  }
  return { ...waiting, verdicts, readAt };
}
