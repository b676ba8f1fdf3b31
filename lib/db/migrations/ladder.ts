/** The migration ladder: one rung a version, climbed in order from whatever version is found. */
import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { v1 } from './v1.ts';
import { v2 } from './v2.ts';
import { v3 } from './v3.ts';

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** Gets the untyped database: a rung knows the stores of its own day, not today's types. */
export type Migration = (db: IDBPDatabase<unknown>, transaction: Upgrade) => void | Promise<void>;

const rungs: readonly Migration[] = [v1, v2, v3];

export const databaseVersion = rungs.length;

export async function climb(db: IDBPDatabase<unknown>, from: number, transaction: Upgrade): Promise<void> {
  for (const rung of rungs.slice(from)) await rung(db, transaction);
}
