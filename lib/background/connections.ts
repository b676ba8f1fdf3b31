/** Which helpdesks are connected, and as whom. */
import { openDatabase } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import { Refused } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin, removeOrigin } from '../platform/permissions.ts';
import type { Owner } from './recorder.ts';

export async function allConnections(): Promise<Connection[]> {
  return (await openDatabase()).getAll('connections');
}

function connectionId(helpdesk: HelpdeskId, origin: string): string {
  return `${helpdesk}@${origin}`;
}

/** @throws {Refused} `not-connected` */
export async function connectionOf(helpdesk: HelpdeskId, origin: string): Promise<Connection> {
  const connection = await (await openDatabase()).get('connections', connectionId(helpdesk, origin));
  if (!connection) throw new Refused('not-connected');
  return connection;
}

/** Idempotent: connecting twice keeps the first connection and what is known of its viewer. */
export async function addConnection(helpdesk: HelpdeskId, origin: string): Promise<Connection> {
  if (!(await hasOrigin(origin))) throw new Refused('no-permission');
  const db = await openDatabase();
  const id = connectionId(helpdesk, origin);
  const writing = db.transaction('connections', 'readwrite');
  const connection = (await writing.store.get(id)) ?? { id, helpdesk, origin, connectedAt: now() };
  await Promise.all([writing.store.put(connection), writing.done]);
  return connection;
}

/** Stops recording an origin and gives its permission back; what was recorded stays. */
export async function removeConnection(id: string): Promise<boolean> {
  const db = await openDatabase();
  const connection = await db.get('connections', id);
  if (!connection) return false;
  await db.delete('connections', id);
  await removeOrigin(connection.origin).catch(() => false);
  return true;
}

/**
 * The agent whose tickets these are: the viewer of the first reading. Figures of two people are never mixed.
 * @throws {Refused} `viewer-unknown`, `other-viewer`
 */
export async function ownerOf(connection: Connection, viewer: string | undefined): Promise<Owner> {
  if (viewer === undefined) throw new Refused('viewer-unknown');
  if (connection.viewer !== undefined && connection.viewer !== viewer) throw new Refused('other-viewer');
  if (connection.viewer === undefined)
    await (await openDatabase()).put('connections', { ...connection, viewer });
  return { id: connection.id, viewer };
}
