/** One writer of figures at a time, over all contexts; all of a change is stored, or nothing of it. */
import type { IDBPTransaction } from 'idb';
import { asDatabaseError } from '../db/connection.ts';
import type { FirstlineDB } from '../db/schema.ts';
import { Refused } from '../messaging/server.ts';
import { database } from './connections.ts';

const figureStores = [
  'tickets',
  'seen',
  'open',
  'days',
  'work',
  'connections',
  'filing',
  'nextDays',
  'nextOpen',
] as const;
export type Writing = IDBPTransaction<FirstlineDB, typeof figureStores, 'readwrite'>;

/** @throws {Refused} `database`, or what `run` refuses with */
export function write<Value>(run: (writing: Writing) => Promise<Value>): Promise<Value> {
  return navigator.locks.request('writer', async () => {
    const writing = (await database()).transaction(figureStores, 'readwrite');
    try {
      const ran = run(writing).catch((error: unknown) => abort(writing, error));
      const [value] = await Promise.all([ran, writing.done]);
      return value;
    } catch (error) {
      throw error instanceof DOMException ? new Refused('database', asDatabaseError(error).problem) : error;
    }
  });
}

function abort(writing: Writing, error: unknown): never {
  try {
    writing.abort();
  } catch {
    // It aborted by itself, which is why `run` failed.
  }
  throw error;
}
