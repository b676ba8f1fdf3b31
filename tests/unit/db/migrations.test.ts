import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { databaseVersion } from '../../../lib/db/migrations/ladder.ts';
import { databaseName } from '../../../lib/db/schema.ts';

type Golden = {
  version: number;
  stores: {
    name: string;
    keyPath: string | string[] | null;
    indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[];
    records: { key?: IDBValidKey; value: unknown }[];
  }[];
};

const folder = new URL('../../fixtures/db/', import.meta.url);
const goldens = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Golden,
);
const oldest = goldens[0] as Golden;
const newest = goldens.find(({ version }) => version === databaseVersion) as Golden;

/** The code as a new context loads it: nothing is open yet. */
let openDatabase: typeof import('../../../lib/db/connection.ts').openDatabase;

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory();
  vi.resetModules();
  ({ openDatabase } = await import('../../../lib/db/connection.ts'));
});
afterEach(() => {
  vi.useRealTimers();
});

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** A database as that version of the extension left it, still open. */
function leaveBehind({ version, stores }: Golden): Promise<IDBDatabase> {
  const opening = indexedDB.open(databaseName, version);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, indexes, records } of stores) {
      const store = opening.result.createObjectStore(name, keyPath === null ? {} : { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, index);
      for (const { key, value } of records) store.put(value, key);
    }
  };
  return settled(opening);
}

async function shapeOf(db: IDBDatabase): Promise<Golden['stores']> {
  const reading = db.transaction([...db.objectStoreNames]);
  return Promise.all(
    [...db.objectStoreNames].map(async (name) => {
      const store = reading.objectStore(name);
      const indexes = [...store.indexNames].map((indexName) => {
        const { keyPath, unique, multiEntry } = store.index(indexName);
        return { name: indexName, keyPath, unique, multiEntry };
      });
      const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
      const records = values.map((value, at) => ({
        ...(store.keyPath === null && { key: keys[at] as string }),
        value,
      }));
      return { name, keyPath: store.keyPath, indexes, records };
    }),
  );
}

const withoutRecords = (stores: Golden['stores']) => stores.map(({ records: _, ...shape }) => shape);

/** What a test needs of the database, without the types of one version. */
const opened = async () => (await openDatabase()) as unknown as IDBDatabase;
const raw = async () => {
  const db = await openDatabase();
  db.close();
  return settled(indexedDB.open(databaseName));
};

test('every version has its golden example', () => {
  expect(goldens.map(({ version }) => version)).toEqual(
    Array.from({ length: databaseVersion }, (_, index) => index + 1),
  );
});

test('a new database has the stores of the newest example', async () => {
  const db = await raw();
  expect(db.version).toBe(databaseVersion);
  expect(withoutRecords(await shapeOf(db))).toEqual(withoutRecords(newest.stores));
});

test.each(goldens.map((golden) => [golden.version, golden] as const))(
  'from version %i: every record is kept, and the stores are today’s',
  async (_, golden) => {
    (await leaveBehind(golden)).close();
    const db = await raw();
    expect(db.version).toBe(databaseVersion);
    const stores = await shapeOf(db);
    expect(withoutRecords(stores)).toEqual(withoutRecords(newest.stores));
    for (const { name, records } of golden.stores) {
      expect(stores.find((store) => store.name === name)?.records).toHaveLength(records.length);
    }
    if (golden.version === databaseVersion) expect(stores).toEqual(golden.stores);
  },
);

test.each(goldens.map((golden) => [golden.version, golden] as const))(
  'from version %i: tickets are found by their requester, and those without one are not',
  async (_, golden) => {
    const db = await leaveBehind(golden);
    const store = db.transaction('tickets', 'readwrite').objectStore('tickets');
    const [record] = await settled(store.getAll());
    const { requester: _requester, ...byNobody } = record;
    await settled(store.put({ ...byNobody, ticket: 'by nobody' }));
    db.close();
    const { ticketsBy } = await import('../../../lib/db/tickets.ts');
    expect(await ticketsBy(await openDatabase(), record.connection, record.requester)).toEqual([record]);
    const index = (await raw()).transaction('tickets').objectStore('tickets').index('requester');
    expect(await settled(index.count())).toBe(1);
  },
);

describe('a database that cannot be used', () => {
  test('left by a newer version of the extension', async () => {
    (await leaveBehind({ ...oldest, version: databaseVersion + 1 })).close();
    await expect(openDatabase()).rejects.toMatchObject({ name: 'DatabaseError', problem: 'newer-version' });
  });

  test('is not remembered as such', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('not now', 'UnknownError');
    });
    await expect(openDatabase()).rejects.toMatchObject({ problem: 'unavailable' });
    expect((await opened()).version).toBe(databaseVersion);
  });

  test('held open in an older version by somebody who does not let go', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stubborn = await leaveBehind({ version: databaseVersion, stores: [] });
    vi.doMock('../../../lib/db/migrations/ladder.ts', () => ({
      databaseVersion: databaseVersion + 1,
      climb: () => {},
    }));
    vi.resetModules();
    ({ openDatabase } = await import('../../../lib/db/connection.ts'));
    vi.doUnmock('../../../lib/db/migrations/ladder.ts');

    const opening = openDatabase();
    const refused = expect(opening).rejects.toMatchObject({ problem: 'blocked' });
    await vi.waitUntil(() => vi.getTimerCount() > 0);
    await vi.advanceTimersByTimeAsync(5_000);
    await refused;
    vi.useRealTimers();
    stubborn.close();
    expect((await opened()).version).toBe(databaseVersion + 1);
  });

  test.each([
    ['QuotaExceededError', 'no-space'],
    ['VersionError', 'newer-version'],
    ['AbortError', 'unavailable'],
  ])('%s is %s', async (name, problem) => {
    const { asDatabaseError } = await import('../../../lib/db/connection.ts');
    expect(asDatabaseError(new DOMException('x', name)).problem).toBe(problem);
  });
});

describe('the one connection', () => {
  test('is shared while it lives', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const [first, second] = await Promise.all([openDatabase(), openDatabase()]);
    expect(first).toBe(second);
    expect(await openDatabase()).toBe(first);
    expect(open).toHaveBeenCalledTimes(1);
  });

  test('lets an upgrade pass, and is opened anew by the next call', async () => {
    const first = await openDatabase();
    await settled(indexedDB.deleteDatabase(databaseName));
    const second = await openDatabase();
    expect(second).not.toBe(first);
    expect(await second.count('tickets')).toBe(0);
  });

  test('that the browser closed is opened anew', async () => {
    const first = await openDatabase();
    forceCloseDatabase(unwrap(first) as never);
    expect(await openDatabase()).not.toBe(first);
  });
});
