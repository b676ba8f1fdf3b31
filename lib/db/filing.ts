/** The store `filing`: what the figures in force were filed under, and how far a re-filing is. */
import type { Database } from './connection.ts';
import { type FilingState, filingKey } from './schema.ts';

/** undefined: nothing was ever filed. */
export function filingState(db: Database): Promise<FilingState | undefined> {
  return db.get('filing', filingKey);
}
