/**
 * Stores a ticket and all that is filed of it, in the transaction of whoever changed it, so that sheets and tickets
 * can never disagree, wherever the worker is stopped.
 */

import { isConnected } from '../db/connections.ts';
import { hasWork } from '../domain/counted-work.ts';
import { replaceRow } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import { fileTicket } from '../domain/filing.ts';
import { isIntactRecord, isIntactSheet } from '../domain/intact.ts';
import { mergedInto, moveWork } from '../domain/merged-work.ts';
import { type Creation, concernedBy, creationsOf, repeatsOf } from '../domain/repeats.ts';
import { type Rules, rulesOf } from '../domain/rules.ts';
import { emptyRecord, type TicketRecord } from '../domain/ticket-record.ts';
import type { TicketKey } from '../domain/work.ts';
import { Refused } from '../messaging/server.ts';
import { fileAnew, filingIn, isOfToday } from './definitions.ts';
import { noteRefusal } from './incidents.ts';
import type { Owner } from './owners.ts';
import { isSame } from './same.ts';
import type { Writing } from './writing.ts';

/** A ticket's record, and the instant of its last complete reading (epoch ms). */
export type Known = { record: TicketRecord; readAt: number | undefined };

/**
 * Of one never read: an empty record. One that is damaged counts as never read; on which sheets it stood nobody
 * knows any more, so all of them are made anew.
 */
export async function knownOf(writing: Writing, connection: string, ticket: string): Promise<Known> {
  const [record, seen] = await Promise.all([
    writing.objectStore('tickets').get([connection, ticket]),
    writing.objectStore('seen').get([connection, ticket]),
  ]);
  const isDamaged = record && !isIntactRecord(record);
  if (isDamaged) await mend(writing);
  return {
    record: isDamaged || !record ? emptyRecord(connection, ticket) : record,
    readAt: seen?.completeAt,
  };
}

/** Damage is said in the diagnostics. */
function mend(writing: Writing): Promise<void> {
  noteRefusal('damaged');
  return fileAnew(writing);
}

/** Stores what a ticket has become. Work on one that was merged away goes to the ticket that it was merged into. */
export async function shelve(writing: Writing, owner: Owner, before: Known, after: Known): Promise<void> {
  const target = hasWork(after.record) ? await targetOf(writing, after.record) : undefined;
  if (!target) return put(writing, owner, before, after);
  const [merged, worked] = moveWork(after.record, target.record);
  await put(writing, owner, before, { ...after, record: merged });
  await put(writing, owner, target, { ...target, record: worked });
}

/**
 * Changes the work on a ticket. It may be on another connection's than the one that reported; one that was deleted
 * meanwhile has no owner.
 */
export async function changeWork(
  writing: Writing,
  { connection: id, ticket }: TicketKey,
  change: (record: TicketRecord) => TicketRecord,
): Promise<void> {
  const viewer = (await writing.objectStore('connections').get(id))?.viewer;
  if (viewer === undefined) return;
  const known = await knownOf(writing, id, ticket);
  await shelve(writing, { id, viewer }, known, { ...known, record: change(known.record) });
}

/** It may have been disconnected while this waited for its turn. @throws {Refused} `not-connected` */
export async function requireRecorded(writing: Writing, id: string): Promise<void> {
  const connection = await writing.objectStore('connections').get(id);
  if (!connection || !isConnected(connection)) throw new Refused('not-connected');
}

/** The end of a chain of merges. Tickets that were merged in a circle keep their work: it would never arrive. */
async function targetOf(writing: Writing, record: TicketRecord): Promise<Known | undefined> {
  const passed = new Set([record.ticket]);
  let target: Known | undefined;
  for (;;) {
    const into = mergedInto(target?.record ?? record);
    if (into === undefined) return target;
    if (passed.has(into)) return undefined;
    passed.add(into);
    target = await knownOf(writing, record.connection, into);
  }
}

/**
 * Writes nothing that is already so, and with a ticket also what it makes of its requester's others. Sheets of an older
 * version of the extension are left as they are until they are replaced: nobody knows any more on which of them the
 * ticket stands.
 */
async function put(writing: Writing, { viewer }: Owner, before: Known, after: Known): Promise<void> {
  if (!isSame(after.record, before.record)) await writing.objectStore('tickets').put(after.record);
  const { now, next } = await filingIn(writing);
  const file = async (definitions: Definitions, stores: Shelf) => {
    const rules = rulesFor(definitions);
    const records = [before.record, after.record] as const;
    const creations = await creationsBeside(writing, records, definitions);
    const filed = ({ record, readAt }: Known) =>
      fileTicket(record, viewer, readAt, rules, repeatsOf(record, creations, definitions));
    const concerned = concernedBy(...records, creations, definitions);
    for (const { connection, ticket } of [after.record, ...concerned]) {
      if (stores === nextShelf && !(await isFiledAnew(writing, [connection, ticket]))) continue;
      const isOther = ticket !== after.record.ticket;
      const known = isOther ? await knownOf(writing, connection, ticket) : after;
      await replace(writing, stores, known.record, filed(isOther ? known : before), filed(known));
    }
  };
  if (isOfToday(now)) await file(now.definitions, ['days', 'open']);
  if (next?.after) await file(next.definitions, nextShelf);
}

/** What comes later in the order of keys is still to be; all of it, where damage began the re-filing again just now. */
async function isFiledAnew(writing: Writing, key: [string, string]): Promise<boolean> {
  const after = (await filingIn(writing)).next?.after;
  return after !== undefined && indexedDB.cmp(key, after) <= 0;
}

/** All tickets by the requesters of some, these among them. None, and nothing is read, where they do not count. */
export async function creationsBeside(
  writing: Writing,
  records: readonly TicketRecord[],
  { countsRepeats }: Definitions,
): Promise<Creation[]> {
  if (!countsRepeats) return [];
  const found: Creation[] = [];
  for (const { connection, requester } of records) {
    if (requester === undefined) continue;
    if (found.some((one) => one.connection === connection && one.requester === requester)) continue;
    const index = writing.objectStore('tickets').index('requester');
    found.push(...creationsOf((await index.getAll([connection, requester])).filter(isIntactRecord)));
  }
  return found;
}

const nextShelf = ['nextDays', 'nextOpen'] as const;
type Shelf = readonly ['days', 'open'] | typeof nextShelf;
type Filing = ReturnType<typeof fileTicket>;

async function replace(
  writing: Writing,
  [daysName, openName]: Shelf,
  { connection, ticket }: TicketRecord,
  before: Filing,
  { rows, open }: Filing,
): Promise<void> {
  const days = writing.objectStore(daysName);
  for (const day of new Set([...before.rows.keys(), ...rows.keys()])) {
    const sheet = (await days.get([day, connection])) ?? { day, connection, rows: [] };
    if (!isIntactSheet(sheet)) return mend(writing);
    const replaced = replaceRow(sheet, ticket, rows.get(day));
    if (!replaced) await days.delete([day, connection]);
    else if (!isSame(replaced, sheet)) await days.put(replaced);
  }
  const list = writing.objectStore(openName);
  const listed = await list.get([connection, ticket]);
  if (!open && listed) await list.delete([connection, ticket]);
  if (open && !isSame(open, listed)) await list.put(open);
}

/** Compiled once for as long as the definitions stay as they are: those of now, and the next. */
const compiled = new Map<string, Rules>();

export function rulesFor(definitions: Definitions): Rules {
  const text = JSON.stringify(definitions);
  const known = compiled.get(text);
  if (known) return known;
  if (compiled.size > 1) compiled.clear();
  const rules = rulesOf(definitions);
  compiled.set(text, rules);
  return rules;
}
