/** The connections, and which of them are recorded now. */
import { helpdeskIds } from '../domain/ticket.ts';
import type { Database } from './connection.ts';
import type { Connection } from './schema.ts';

/** All that there ever were, the disconnected ones too: figures belong to them. One that is damaged is not there. */
export async function allConnections(db: Database): Promise<Connection[]> {
  return (await db.getAll('connections')).filter(isReadable);
}

export function isReadable({ helpdesk, origin }: Connection): boolean {
  return helpdeskIds.includes(helpdesk) && URL.canParse(origin);
}

/** Demo data is never connected: no page records it, no permission is asked for it, no mark speaks of it. */
export function isConnected({ disconnectedAt, isDemo }: Connection): boolean {
  return disconnectedAt === undefined && !isDemo;
}

export function isDemo(connection: Connection): boolean {
  return connection.isDemo === true;
}
