/** How far back the store `days` reaches. */
import type { LocalDay } from '../domain/local-day.ts';
import type { Database } from './connection.ts';

/** undefined: nothing was ever filed. */
export async function firstDay(db: Database): Promise<LocalDay | undefined> {
  const cursor = await db.transaction('days').store.openKeyCursor();
  return cursor?.key[0];
}
