/** What the popup reads for its figures: of several stores, at one instant. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { OpenRow } from '../domain/filing.ts';
import type { Days } from '../domain/period.ts';
import type { Database } from './connection.ts';
import { type Connection, type FilingState, filingKey } from './schema.ts';

export type InForce = {
  connections: Connection[];
  /** undefined: nothing was ever filed. */
  filing: FilingState | undefined;
  /** In the order of days. */
  sheets: DaySheet[];
  open: OpenRow[];
};

/**
 * The figures of all connections and what they were filed under: so sheets are never read by the definitions of
 * others, and a ticket that was just answered is not counted as waiting too. All is asked for at once, as each answer
 * takes a way through the browser and back.
 * @param days both included
 */
export async function figuresInForce(db: Database, { from, to }: Days): Promise<InForce> {
  const reading = db.transaction(['connections', 'filing', 'open', 'days']);
  const [connections, filing, open, sheets] = await Promise.all([
    reading.objectStore('connections').getAll(),
    reading.objectStore('filing').get(filingKey),
    reading.objectStore('open').getAll(),
    reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []])),
  ]);
  return { connections, filing, open, sheets };
}
