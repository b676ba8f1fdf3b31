/** The definitions, as the database has them beside the figures. */
import type { Database } from '../db/connection.ts';
import { filingState } from '../db/filing.ts';
import { type Definitions, defaultDefinitions } from '../domain/definitions.ts';
import { ownTimeZone } from '../platform/time-zone.ts';

/** Until something was filed: the usual ones, in the browser's zone. */
export function initialDefinitions(): Definitions {
  return defaultDefinitions(ownTimeZone());
}

/** Those that the figures are filed under. */
export async function readDefinitions(db: Database): Promise<Definitions> {
  return (await filingState(db))?.now.definitions ?? initialDefinitions();
}

/** Those that were chosen last: what a change is to build on, also while the figures are still filed anew. */
export async function readChosenDefinitions(db: Database): Promise<Definitions> {
  const state = await filingState(db);
  return (state?.next ?? state?.now)?.definitions ?? initialDefinitions();
}
