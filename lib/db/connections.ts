/** The connections, and which of them are recorded now. */
import type { Database } from './connection.ts';
import type { Connection } from './schema.ts';

/** All that there ever were, the disconnected ones too: figures belong to them. */
export function allConnections(db: Database): Promise<Connection[]> {
  return db.getAll('connections');
}

/** Demo data is never connected: no page records it, no permission is asked for it, no mark speaks of it. */
export function isConnected({ disconnectedAt, isDemo }: Connection): boolean {
  return disconnectedAt === undefined && !isDemo;
}

export function isDemo(connection: Connection): boolean {
  return connection.isDemo === true;
}
