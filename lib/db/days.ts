/** The store `days`: one sheet a local day and connection. */
import type { DaySheet } from '../domain/day-sheet.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { Database } from './connection.ts';

/** The day sheets of all connections from one day to another, both included, in the order of days. */
export function sheetsBetween(db: Database, from: LocalDay, to: LocalDay): Promise<DaySheet[]> {
  return db.getAll('days', IDBKeyRange.bound([from], [to, []]));
}
