/** The store `filing`: what the figures in force were filed under, and how far a re-filing is. */
import { definitions } from '../domain/definitions.ts';
import type { Database } from './connection.ts';
import { type FilingState, filingKey } from './schema.ts';

/** undefined: nothing was ever filed, or nobody can read under what. */
export async function filingState(db: Database): Promise<FilingState | undefined> {
  return intactFiling(await db.get('filing', filingKey));
}

export function intactFiling(stored: FilingState | undefined): FilingState | undefined {
  try {
    definitions(stored?.now.definitions);
    return stored;
  } catch {
    return undefined;
  }
}
