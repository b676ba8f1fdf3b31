/** Which helpdesks are connected: their coming and going. */
import { asDatabaseError, type Database, openDatabase } from '../db/connection.ts';
import { allConnections, isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import { Refused } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin, originPattern, removeOrigin } from '../platform/permissions.ts';
import { readShownProfile, writeShownProfile } from '../platform/settings.ts';

/** A helpdesk at an origin; each of the people who are recorded there is a connection of its own. */
export type Place = Pick<Connection, 'helpdesk' | 'origin'>;

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

export function isAt({ helpdesk, origin }: Place): (connection: Connection) => boolean {
  return (connection) => connection.helpdesk === helpdesk && connection.origin === origin;
}

export function connectionId({ helpdesk, origin }: Place, viewer?: string): string {
  return `${helpdesk}@${origin}${viewer === undefined ? '' : `#${viewer}`}`;
}

/** @throws {Refused} `not-connected`, `no-host-permission`: withdrawn in the browser's own settings */
export async function requireConnected(place: Place): Promise<void> {
  if (!(await liveConnections()).some(isAt(place))) throw new Refused('not-connected');
  if (!(await hasOrigin(place.origin))) throw new Refused('no-host-permission');
}

/** Changes connections; what is put is stored. @throws {Refused} `database`, or what `change` refuses with */
export async function changeConnections<Value>(
  change: (all: Connection[], put: (connection: Connection) => void) => Value,
): Promise<Value> {
  const writing = (await database()).transaction('connections', 'readwrite');
  const changed: Connection[] = [];
  const value = change(await writing.store.getAll(), (connection) => changed.push(connection));
  try {
    await Promise.all([...changed.map((connection) => writing.store.put(connection)), writing.done]);
  } catch (error) {
    throw new Refused('database', asDatabaseError(error).problem);
  }
  return value;
}

/** Notes where below its host a helpdesk lies; its tickets' addresses are made from it. */
export function noteBase(place: Place, base: string): Promise<void> {
  return changeConnections((all, put) => {
    for (const one of all.filter(isAt(place))) if (one.base !== base) put({ ...one, base });
  });
}

/**
 * Idempotent. Connecting again after a while brings back whoever was recorded there last, with what is known of
 * them, so that the figures of two people are never mixed. Somebody else comes back as a profile.
 * @throws {Refused} `no-host-permission`
 */
export async function addConnection(helpdesk: HelpdeskId, origin: string): Promise<void> {
  if (!(await hasOrigin(origin))) throw new Refused('no-host-permission');
  const place = { helpdesk, origin };
  const profile = await readShownProfile();
  await changeConnections((all, put) => {
    const known = all.filter(isAt(place));
    if (known.some(isConnected)) return;
    const last = known.toSorted((a, b) => (b.disconnectedAt ?? 0) - (a.disconnectedAt ?? 0))[0];
    if (last) {
      const { disconnectedAt: _, ...connection } = last;
      return put(connection);
    }
    const isProfile = all.some((one) => one.profile === profile);
    put({ id: connectionId(place), ...place, connectedAt: now(), ...(isProfile && { profile }) });
  });
}

/**
 * Stops recording; what was recorded stays. The permission goes first: were the worker stopped in between, the popup
 * would say that access is missing, and it can be disconnected again. It stays while another connection lives on the
 * same host, because a permission covers all of a host's ports.
 */
export async function removeConnection(id: string): Promise<void> {
  const live = await liveConnections();
  const connection = live.find((one) => one.id === id);
  if (!connection) return;
  const pattern = originPattern(connection.origin);
  const isNeeded = live.some((one) => one.id !== id && originPattern(one.origin) === pattern);
  if (!isNeeded) await removeOrigin(connection.origin).catch(() => false);
  await changeConnections((all, put) => {
    const stored = all.find((one) => one.id === id);
    if (stored) put({ ...stored, disconnectedAt: now() });
  });
}

/** A name that nobody's figures have any more is not kept. */
export async function forgetShownProfile(): Promise<void> {
  const shown = await readShownProfile();
  const all = await allConnections(await database());
  if (shown && !all.some(({ profile }) => profile === shown)) await writeShownProfile('');
}
