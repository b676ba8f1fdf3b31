/**
 * Writes every figure there is, in one transaction a ticket: its record, the day sheets, the list of open tickets,
 * the instant of the reading. So sheets and tickets can never disagree, wherever the worker is stopped.
 */

import { isConnected } from '../db/connections.ts';
import { openSpanKey } from '../db/schema.ts';
import { replaceRow, rowsOf } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import { outcomeOf } from '../domain/outcome.ts';
import type { TicketSnapshot } from '../domain/ticket.ts';
import { addSnapshot, emptyRecord, type TicketRecord } from '../domain/ticket-record.ts';
import { type Attention, addSpan, attend, maxSilenceMs } from '../domain/work.ts';
import { Refused } from '../messaging/server.ts';
import type { Owner } from './owners.ts';
import { type Writing, write } from './writing.ts';

/** @throws {Refused} `not-connected`: disconnected since its owner was asked for */
export function recordSnapshot(
  owner: Owner,
  snapshot: TicketSnapshot,
  definitions: Definitions,
): Promise<void> {
  return write(async (writing) => {
    await requireRecorded(writing, owner.id);
    const known = await recordOf(writing, owner.id, snapshot.ticket);
    const seen = await writing.objectStore('seen').get([owner.id, snapshot.ticket]);
    const completeAt = snapshot.complete
      ? Math.max(snapshot.readAt, seen?.completeAt ?? 0)
      : seen?.completeAt;
    if (completeAt !== undefined && completeAt !== seen?.completeAt) {
      await writing.objectStore('seen').put({ connection: owner.id, ticket: snapshot.ticket, completeAt });
    }
    await store(writing, owner, known, addSnapshot(known, snapshot), completeAt, definitions);
  });
}

/**
 * The span that a report closes may be another connection's; one that was deleted meanwhile has no owner.
 * @throws {Refused} `not-connected`
 */
export function recordAttention(report: Attention, definitions: Definitions): Promise<void> {
  return write(async (writing) => {
    await requireRecorded(writing, report.connection);
    const work = writing.objectStore('work');
    const limits = { idleLimitMs: definitions.idleLimitMs, maxSilenceMs };
    const { open, closed } = attend(await work.get(openSpanKey), report, limits);
    if (open) await work.put(open, openSpanKey);
    else await work.delete(openSpanKey);
    if (!closed) return;
    const { connection: id } = closed;
    const viewer = (await writing.objectStore('connections').get(id))?.viewer;
    if (viewer === undefined) return;
    const known = await recordOf(writing, id, closed.ticket);
    const seen = await writing.objectStore('seen').get([id, closed.ticket]);
    const worked = { ...known, spans: addSpan(known.spans, closed.span) };
    await store(writing, { id, viewer }, known, worked, seen?.completeAt, definitions);
  });
}

/** It may have been disconnected while this waited for its turn. */
async function requireRecorded(writing: Writing, id: string): Promise<void> {
  const connection = await writing.objectStore('connections').get(id);
  if (!connection || !isConnected(connection)) throw new Refused('not-connected');
}

async function recordOf(writing: Writing, connection: string, ticket: string): Promise<TicketRecord> {
  return (await writing.objectStore('tickets').get([connection, ticket])) ?? emptyRecord(connection, ticket);
}

/** Stores a record and files its outcome; writes nothing that is already so. */
async function store(
  writing: Writing,
  { id: connection, viewer }: Owner,
  known: TicketRecord,
  changed: TicketRecord,
  lastReadAt: number | undefined,
  definitions: Definitions,
): Promise<void> {
  const { ticket, channel } = changed;
  const outcome = outcomeOf(changed, viewer, definitions);
  const rows = rowsOf(outcome, { ticket, channel, lastReadAt, timeZone: definitions.timeZone });
  const record: TicketRecord = { ...changed, days: [...rows.keys()].sort() };
  if (!isSame(record, known)) await writing.objectStore('tickets').put(record);

  const sheets = writing.objectStore('days');
  for (const day of new Set([...known.days, ...record.days])) {
    const sheet = (await sheets.get([day, connection])) ?? { day, connection, rows: [] };
    const replaced = replaceRow(sheet, ticket, rows.get(day));
    if (!replaced) await sheets.delete([day, connection]);
    else if (!isSame(replaced, sheet)) await sheets.put(replaced);
  }

  const waiting = outcome.assignee === viewer ? outcome.waiting : undefined;
  if (waiting) await writing.objectStore('open').put({ connection, ticket, ...waiting });
  else await writing.objectStore('open').delete([connection, ticket]);
}

/** Records are made with their keys in one order, so equal values are equal text. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
