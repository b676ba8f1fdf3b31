/**
 * Writes every figure there is, in one transaction a ticket: its record, the day sheets, the list of open tickets,
 * the instant of the reading. So sheets and tickets can never disagree, wherever the worker is stopped.
 */

import { isConnected } from '../db/connections.ts';
import { openSpanKey } from '../db/schema.ts';
import { replaceRow } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import { fileTicket } from '../domain/filing.ts';
import { type Rules, rulesOf } from '../domain/rules.ts';
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
    const connection = await writing.objectStore('connections').get(owner.id);
    if (!connection || !isConnected(connection)) throw new Refused('not-connected');
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

/** The span that a report closes may be another connection's; one that was disconnected meanwhile has no owner. */
export function recordAttention(report: Attention, definitions: Definitions): Promise<void> {
  return write(async (writing) => {
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
  const { ticket } = changed;
  const { record, rows, open } = fileTicket(changed, viewer, lastReadAt, rulesFor(definitions));
  if (!isSame(record, known)) await writing.objectStore('tickets').put(record);

  const sheets = writing.objectStore('days');
  for (const day of new Set([...known.days, ...record.days])) {
    const sheet = (await sheets.get([day, connection])) ?? { day, connection, rows: [] };
    const replaced = replaceRow(sheet, ticket, rows.get(day));
    if (!replaced) await sheets.delete([day, connection]);
    else if (!isSame(replaced, sheet)) await sheets.put(replaced);
  }

  const list = writing.objectStore('open');
  const listed = await list.get([connection, ticket]);
  if (!open && listed) await list.delete([connection, ticket]);
  if (open && !isSame(open, listed)) await list.put(open);
}

let ready: { text: string; rules: Rules } | undefined;

/** Compiled once for as long as the definitions stay as they are. */
function rulesFor(definitions: Definitions): Rules {
  const text = JSON.stringify(definitions);
  if (ready?.text !== text) ready = { text, rules: rulesOf(definitions) };
  return ready.rules;
}

/** Records are made with their keys in one order, so equal values are equal text. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
