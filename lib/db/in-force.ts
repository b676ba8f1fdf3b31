/** What the popup reads for its figures: of several stores, at one instant. */
import type { DaySheet } from '../domain/day-sheet.ts';
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

/** What cannot be read: the sheets of these days; what the figures are defined with; the connections of these hosts. */
export type Damaged = { days: LocalDay[]; definitions: boolean; connections: string[] };

/**
 * The figures of all connections and what they were filed under: so sheets are never read by the definitions of
 * others, and a ticket that was just answered is not counted as waiting too. All is asked for at once, as each answer
 * takes a way through the browser and back.
 * @param days both included
 */
export async function figuresInForce(db: Database, { from, to }: Days): Promise<InForce> {
  const reading = db.transaction(['connections', 'filing', 'open', 'days']);
  const [connections, stored, open, sheets] = await Promise.all([
    reading.objectStore('connections').getAll(),
    reading.objectStore('filing').get(filingKey),
    reading.objectStore('open').getAll(),
    reading.objectStore('days').getAll(IDBKeyRange.bound([from], [to, []])),
  ]);
  const filing = intactFiling(stored);
  const readable = connections.filter(isReadable);
  const damagedSheets = sheets.filter((sheet) => !isIntactSheet(sheet));
  return {
    connections: readable,
    filing,
    sheets: damagedSheets.length === 0 ? sheets : sheets.filter(isIntactSheet),
    open,
    damaged: {
      days: damagedSheets.map(({ day }) => day),
      definitions: stored !== undefined && !filing,
      connections: [...new Set(connections.filter((one) => !isReadable(one)).map(({ id }) => hostIn(id)))],
    },
  };
}

/** A connection's id names its host (`zendesk@https://acme.zendesk.com`), whatever else of it is damaged. */
function hostIn(id: string): string {
  const origin = id.slice(id.indexOf('@') + 1);
  return URL.canParse(origin) ? new URL(origin).host : id;
}
