/** The store `days`: one sheet a local day and connection. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import { isIntactSheet } from '../domain/intact.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { Days } from '../domain/period.ts';
import type { Database } from './connection.ts';
import { intactFiling } from './filing.ts';
import { type FilingState, filingKey } from './schema.ts';

/** What cannot be read: the sheets of these days; what the figures are defined with. */
export type Damaged = { days: LocalDay[]; definitions: boolean };

/**
 * The day sheets of all connections, in the order of days, and what they were filed under: at one instant, so that
 * sheets are never read by the definitions of others.
 * @param daysOf the days to read, both included, of the definitions in force; undefined: nothing was ever filed
 */
export async function sheetsInForce(
  db: Database,
  daysOf: (definitions: Definitions | undefined) => Days,
): Promise<{ filing: FilingState | undefined; sheets: DaySheet[]; damaged: Damaged }> {
  const reading = db.transaction(['filing', 'days']);
  const stored = await reading.objectStore('filing').get(filingKey);
  const filing = intactFiling(stored);
  const { from, to } = daysOf(filing?.now.definitions);
  const sheets = await reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []]));
  const intact = sheets.filter(isIntactSheet);
  const days = sheets.filter((sheet) => !isIntactSheet(sheet)).map(({ day }) => day);
  return { filing, sheets: intact, damaged: { days, definitions: stored !== undefined && !filing } };
}
