/** What the popup reads for its figures: of several stores, at one instant. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { OpenRow } from '../domain/filing.ts';
import { isIntactSheet } from '../domain/intact.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { Days } from '../domain/period.ts';
import type { Database } from './connection.ts';
import { isReadable } from './connections.ts';
import { intactFiling } from './filing.ts';
import { type Connection, type FilingState, filingKey } from './schema.ts';

export type InForce = {
  connections: Connection[];
  /** undefined: nothing was ever filed. */
  filing: FilingState | undefined;
  /** In the order of days. */
  sheets: DaySheet[];
  open: OpenRow[];
  damaged: Damaged;
};

/** What cannot be read: the sheets of these days; what the figures are defined with; some connection. */
export type Damaged = { days: LocalDay[]; definitions: boolean; connections: boolean };

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
  const stored = await reading.objectStore('filing').get(filingKey);
  const filing = intactFiling(stored);
  const { from, to } = daysOf(filing?.now.definitions);
  const sheets = await reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []]));
  const readable = (await connections).filter(isReadable);
  const damagedSheets = sheets.filter((sheet) => !isIntactSheet(sheet));
  return {
    connections: readable,
    filing,
    sheets: damagedSheets.length === 0 ? sheets : sheets.filter(isIntactSheet),
    open: await open,
    damaged: {
      days: damagedSheets.map(({ day }) => day),
      definitions: stored !== undefined && !filing,
      connections: readable.length < (await connections).length,
    },
  };
}
