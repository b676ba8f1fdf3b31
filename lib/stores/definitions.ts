/** The definitions in force, as the database has them beside the figures. */
import type { Database } from '../db/connection.ts';
import { filingState } from '../db/filing.ts';
import { type Definitions, defaultDefinitions } from '../domain/definitions.ts';
import { ownTimeZone } from '../platform/time-zone.ts';

/** Until something was filed: the usual ones, in the browser's zone. */
export function initialDefinitions(): Definitions {
  return defaultDefinitions(ownTimeZone());
}

export async function readDefinitions(db: Database): Promise<Definitions> {
  return (await filingState(db))?.now.definitions ?? initialDefinitions();
}
