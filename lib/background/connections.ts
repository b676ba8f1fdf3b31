/** Which helpdesks are connected, and as whom. */
import { asDatabaseError, type Database, openDatabase } from '../db/connection.ts';
import { allConnections, isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import { Refused } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin, originPattern, removeOrigin } from '../platform/permissions.ts';

/** Whose tickets they are: a connection whose viewer is known. */
export type Owner = Required<Pick<Connection, 'id' | 'viewer'>>;

/** @throws {Refused} `database`, with the problem as its detail */
export async function database(): Promise<Database> {
  try {
    return await openDatabase();
  } catch (error) {
    throw new Refused('database', asDatabaseError(error).problem);
  }
}

export async function liveConnections(): Promise<Connection[]> {
  return (await allConnections(await database())).filter(isConnected);
}

function connectionId(helpdesk: HelpdeskId, origin: string): string {
  return `${helpdesk}@${origin}`;
}

/** @throws {Refused} `not-connected`, `no-host-permission`: withdrawn in the browser's own settings */
export async function connectionOf(helpdesk: HelpdeskId, origin: string): Promise<Connection> {
  const connection = await (await database()).get('connections', connectionId(helpdesk, origin));
  if (!connection || !isConnected(connection)) throw new Refused('not-connected');
  if (!(await hasOrigin(origin))) throw new Refused('no-host-permission');
  return connection;
}

/** Notes where below its host a helpdesk lies; its tickets' addresses are made from it. */
export async function noteBase({ id }: Connection, base: string): Promise<void> {
  const writing = (await database()).transaction('connections', 'readwrite');
  const connection = await writing.store.get(id);
  if (connection && connection.base !== base) await writing.store.put({ ...connection, base });
  await writing.done;
}

/**
 * Idempotent: connecting twice, or again later, keeps the first connection and what is known of its viewer, so that
 * the figures of two people are never mixed.
 */
export async function addConnection(helpdesk: HelpdeskId, origin: string): Promise<Connection> {
  if (!(await hasOrigin(origin))) throw new Refused('no-host-permission');
  const db = await database();
  const id = connectionId(helpdesk, origin);
  const writing = db.transaction('connections', 'readwrite');
  const { disconnectedAt: _, ...known } = (await writing.store.get(id)) ?? {
    id,
    helpdesk,
    origin,
    connectedAt: now(),
  };
  const connection: Connection = known;
  await Promise.all([writing.store.put(connection), writing.done]);
  return connection;
}

/**
 * Stops recording an origin; what was recorded stays. The permission goes back unless another connection lives on
 * the same host: a permission covers all of a host's ports.
 */
export async function removeConnection(id: string): Promise<boolean> {
  const writing = (await database()).transaction('connections', 'readwrite');
  const connection = await writing.store.get(id);
  if (connection && isConnected(connection))
    await writing.store.put({ ...connection, disconnectedAt: now() });
  await writing.done;
  if (!connection || !isConnected(connection)) return false;
  const pattern = originPattern(connection.origin);
  const others = await liveConnections();
  if (!others.some(({ origin }) => originPattern(origin) === pattern)) {
    await removeOrigin(connection.origin).catch(() => false);
  }
  return true;
}

/** @throws {Refused} `viewer-unknown`: nothing was read there yet */
export function ownerOf({ id, viewer }: Connection): Owner {
  if (viewer === undefined) throw new Refused('viewer-unknown');
  return { id, viewer };
}

/**
 * The owner is the viewer of the first reading; figures of two people are never mixed.
 * @throws {Refused} `viewer-unknown`, `other-viewer`, `not-connected`
 */
export async function claim({ id }: Connection, viewer: string | undefined): Promise<Owner> {
  if (viewer === undefined) throw new Refused('viewer-unknown');
  const writing = (await database()).transaction('connections', 'readwrite');
  const stored = await writing.store.get(id);
  const connection = stored && isConnected(stored) ? stored : undefined;
  if (connection && connection.viewer === undefined) await writing.store.put({ ...connection, viewer });
  await writing.done;
  if (!connection) throw new Refused('not-connected');
  if ((connection.viewer ?? viewer) !== viewer) throw new Refused('other-viewer');
  return { id, viewer };
}
