/** The store `days`: one sheet a local day and connection. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { Days } from '../domain/period.ts';
import type { Database } from './connection.ts';
import { type FilingState, filingKey } from './schema.ts';

/**
 * The day sheets of all connections, in the order of days, and what they were filed under: at one instant, so that
 * sheets are never read by the definitions of others.
 * @param daysOf the days to read, both included, of the definitions in force; undefined: nothing was ever filed
 */
export async function sheetsInForce(
  db: Database,
  daysOf: (definitions: Definitions | undefined) => Days,
): Promise<{ filing: FilingState | undefined; sheets: DaySheet[] }> {
  const reading = db.transaction(['filing', 'days']);
  const filing = await reading.objectStore('filing').get(filingKey);
  const { from, to } = daysOf(filing?.now.definitions);
  const sheets = await reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []]));
  return { filing, sheets };
}
