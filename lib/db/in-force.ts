/** What the popup reads for its figures: of several stores, at one instant. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
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
 * others, and a ticket that was just answered is not counted as waiting too.
 * @param daysOf the days to read, both included, of the definitions in force
 */
export async function figuresInForce(
  db: Database,
  daysOf: (definitions: Definitions | undefined) => Days,
): Promise<InForce> {
  const reading = db.transaction(['connections', 'filing', 'open', 'days']);
  const connections = reading.objectStore('connections').getAll();
  const open = reading.objectStore('open').getAll();
  const filing = await reading.objectStore('filing').get(filingKey);
  const { from, to } = daysOf(filing?.now.definitions);
  const sheets = reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []]));
  return { connections: await connections, filing, sheets: await sheets, open: await open };
}
