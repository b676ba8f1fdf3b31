/**
 * The one way to the database. The handle is cached while it lives; a failed open is not cached. A newer version
 * of the extension that wants to upgrade closes it (`blocking`), and the next call opens it anew.
 */
import { type IDBPDatabase, openDB } from 'idb';
import { climb, databaseVersion } from './migrations/ladder.ts';
import { databaseName, type FirstlineDB } from './schema.ts';

export type Database = IDBPDatabase<FirstlineDB>;

export type DatabaseProblem = 'blocked' | 'newer-version' | 'no-space' | 'unavailable';

/** Why the database cannot be used, for people: each problem has a sentence in the locale files. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly problem: DatabaseProblem;

  constructor(problem: DatabaseProblem, cause?: unknown) {
    super(problem, { cause });
    this.problem = problem;
  }
}

/** How long an upgrade may wait for other open pages before it is called blocked. */
const patienceMs = 5_000;

let opening: Promise<Database> | undefined;

/** @throws {DatabaseError} */
export function openDatabase(): Promise<Database> {
  opening ??= open().catch((error: unknown) => {
    opening = undefined;
    throw asDatabaseError(error);
  });
  return opening;
}

async function open(): Promise<Database> {
  const { promise, resolve, reject } = Promise.withResolvers<Database>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    opening = undefined;
  };
  const opened = openDB<FirstlineDB>(databaseName, databaseVersion, {
    upgrade: (db, oldVersion, _newVersion, transaction) =>
      climb(db as unknown as Parameters<typeof climb>[0], oldVersion, transaction as never),
    blocked: () => {
      timer = setTimeout(() => reject(new DatabaseError('blocked')), patienceMs);
    },
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      forget();
    },
    terminated: forget,
  });
  opened.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}

/** The problem behind any error that IndexedDB throws. */
export function asDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return new DatabaseError('newer-version', error);
  if (name === 'QuotaExceededError') return new DatabaseError('no-space', error);
  return new DatabaseError('unavailable', error);
}
