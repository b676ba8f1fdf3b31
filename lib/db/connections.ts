/** The connections, and which of them are recorded now. */
import type { Database } from './connection.ts';
import type { Connection } from './schema.ts';

/** All that there ever were, the disconnected ones too: figures belong to them. */
export function allConnections(db: Database): Promise<Connection[]> {
  return db.getAll('connections');
}

export function isConnected({ disconnectedAt }: Connection): boolean {
  return disconnectedAt === undefined;
}
