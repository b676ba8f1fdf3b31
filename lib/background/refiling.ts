/**
 * Files every ticket anew under the next definitions: some hundred tickets a transaction, in the order of their keys,
 * onto sheets of their own, which replace the old ones when all are on them. How far it is lies in the same
 * transaction, so a worker that was stopped goes on where it was.
 */
import { filingState } from '../db/filing.ts';
import { filingKey, type Refiling } from '../db/schema.ts';
import { hasWork } from '../domain/counted-work.ts';
import { addRows } from '../domain/day-sheet.ts';
import { fileTicket, sheetsOf, type TicketFiling } from '../domain/filing.ts';
import { isIntactRecord } from '../domain/intact.ts';
import { mergedInto } from '../domain/merged-work.ts';
import { repeatsOf } from '../domain/repeats.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';
import { database } from './connections.ts';
import { clearNext, filingIn, prepareFiling } from './definitions.ts';
import { noteRefusal } from './incidents.ts';
import { oneRun } from './one-run.ts';
import { creationsBeside, knownOf, rulesFor, shelve } from './shelving.ts';
import { type Writing, write } from './writing.ts';

/** Readings get their turn between two chunks. */
const chunkSize = 300;
const movedTogether = 100;

/** To the end, if there is something to file anew. */
export const refile = oneRun(async () => {
  if (await refilingNow()) while (await refileChunk());
});

/** undefined: everything is filed as it is to be. */
export async function refilingNow(): Promise<Refiling | undefined> {
  await prepareFiling();
  return (await filingState(await database()))?.next;
}

/** @returns whether there is more to do */
export function refileChunk(): Promise<boolean> {
  return write(async (writing) => {
    const { next: begun } = await filingIn(writing);
    if (!begun) return false;
    const viewers = new Map(
      (await writing.objectStore('connections').getAll()).map(({ id, viewer }) => [id, viewer]),
    );
    const records = await recordsAfter(writing, begun, viewers);
    const { now, next } = await filingIn(writing);
    // Damage that was met on the way began it again.
    if (next?.done !== begun.done) return true;
    const last = records.at(-1);
    if (!last) {
      await replaceSheets(writing, next);
      return false;
    }
    await fileRecords(writing, records, next, viewers);
    const after = keyOf(last);
    const done = next.done + records.length;
    await writing.objectStore('filing').put({ now, next: { ...next, after, done } }, filingKey);
    return true;
  });
}

/** The agents' own ids, by connection; those that are not known have no figures. */
type Viewers = ReadonlyMap<string, string | undefined>;

/** As version 1 of the database left it. */
type FormerRecord = TicketRecord & { days?: unknown };

/** The next tickets, brought to what the recorder makes of them today. */
async function recordsAfter(
  writing: Writing,
  { after }: Refiling,
  viewers: Viewers,
): Promise<TicketRecord[]> {
  const tickets = writing.objectStore('tickets');
  const read = () => tickets.getAll(after && IDBKeyRange.lowerBound(after, true), chunkSize);
  const former = (await read()) as FormerRecord[];
  for (const { days, ...record } of former) if (days) await tickets.put(record);
  const merged = former.filter(
    (record) => isIntactRecord(record) && hasWork(record) && mergedInto(record) !== undefined,
  );
  for (const { connection: id, ticket } of merged) {
    const viewer = viewers.get(id);
    const known = await knownOf(writing, id, ticket);
    if (viewer !== undefined) await shelve(writing, { id, viewer }, known, known);
  }
  return merged.length > 0 ? read() : former;
}

async function fileRecords(
  writing: Writing,
  records: readonly TicketRecord[],
  { definitions }: Refiling,
  viewers: Viewers,
): Promise<void> {
  const [first, last] = [records[0], records.at(-1)] as [TicketRecord, TicketRecord];
  const seen = await writing.objectStore('seen').getAll(IDBKeyRange.bound(keyOf(first), keyOf(last)));
  const readAt = new Map(seen.map((row) => [keyOf(row).join(), row.completeAt]));
  const rules = rulesFor(definitions);
  const creations = await creationsBeside(writing, records, definitions);
  const filings = new Map<string, TicketFiling[]>();
  for (const record of records) {
    const viewer = viewers.get(record.connection);
    if (viewer === undefined) continue;
    if (!isIntactRecord(record)) {
      noteRefusal('damaged');
      continue;
    }
    const repeats = repeatsOf(record, creations, definitions);
    const filing = fileTicket(record, viewer, readAt.get(keyOf(record).join()), rules, repeats);
    if (filing.open) await writing.objectStore('nextOpen').put(filing.open);
    const list = filings.get(record.connection);
    if (list) list.push(filing);
    else filings.set(record.connection, [filing]);
  }
  const days = writing.objectStore('nextDays');
  const sheets = [...filings].flatMap(([connection, list]) => sheetsOf(connection, list));
  await Promise.all(
    sheets.map(async (sheet) => {
      const grown = await days.get([sheet.day, sheet.connection]);
      await days.put(grown ? addRows(grown, sheet.rows) : sheet);
    }),
  );
}

async function replaceSheets(writing: Writing, { definitions, version }: Refiling): Promise<void> {
  await Promise.all([
    moveAll(writing, 'nextDays', 'days'),
    moveAll(writing, 'nextOpen', 'open'),
    writing.objectStore('filing').put({ now: { definitions, version } }, filingKey),
  ]);
  await clearNext(writing);
}

/** Some at a time: all sheets of years would be much to have in memory. */
async function moveAll(writing: Writing, from: 'nextDays' | 'nextOpen', to: 'days' | 'open'): Promise<void> {
  // Both pairs have records of one kind.
  const [source, target] = [writing.objectStore(from as 'nextDays'), writing.objectStore(to as 'days')];
  await target.clear();
  let last: [string, string] | undefined;
  do {
    const range = last && IDBKeyRange.lowerBound(last, true);
    const [keys, rows] = await Promise.all([
      source.getAllKeys(range, movedTogether),
      source.getAll(range, movedTogether),
    ]);
    await Promise.all(rows.map((row) => target.put(row)));
    last = keys.at(-1);
  } while (last);
}

function keyOf({ connection, ticket }: { connection: string; ticket: string }): [string, string] {
  return [connection, ticket];
}
