/** A new extension for every test: an empty database, an empty storage, no permission, nothing registered. */
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { databaseName } from '../../../lib/db/schema.ts';
import { resetBrowser } from '../fake-browser.ts';

/** Deleting the database makes the open connection close and be forgotten, as an upgrade would. */
export async function installAfresh(): Promise<void> {
  await deleteDB(databaseName);
  resetBrowser();
}
