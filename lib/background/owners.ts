/**
 * Whose tickets they are. The first person read at a helpdesk is the agent; anybody else who signs in there is not
 * recorded until added as a profile of its own, so that the figures of two people are never mixed.
 */
import { isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import { Refused } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import {
  changeConnections,
  connectionId,
  isAt,
  liveConnections,
  type Place,
  requireConnected,
} from './connections.ts';

/** A connection whose viewer is known. */
export type Owner = Required<Pick<Connection, 'id' | 'viewer'>>;

/**
 * @param viewer who is signed in; undefined: the helpdesk does not say, and whoever said "this is me" is meant
 * @throws {Refused} `not-connected`, `viewer-unknown`, `other-viewer`
 */
export function rowOf(live: readonly Connection[], viewer: string | undefined): Connection {
  const row =
    viewer === undefined
      ? live.find(({ isPicked }) => isPicked)
      : (live.find((one) => one.viewer === viewer) ?? live.find((one) => one.viewer === undefined));
  if (row) return row;
  if (live.length === 0) throw new Refused('not-connected');
  throw new Refused(viewer === undefined ? 'viewer-unknown' : 'other-viewer');
}

/** The owner of what is read there; the first viewer of a helpdesk becomes it. @throws {Refused} */
export async function claim(place: Place, viewer: string | undefined): Promise<Owner> {
  await requireConnected(place);
  return changeConnections((all, put) => {
    const row = rowOf(all.filter(isAt(place)).filter(isConnected), viewer);
    const owner = { id: row.id, viewer: row.viewer ?? (viewer as string) };
    if (row.viewer === undefined) put({ ...row, ...owner });
    return owner;
  });
}

/** The connection whose agent's work is done there. @returns its id @throws {Refused} also while nothing was read there yet */
export async function ownConnection(place: Place, viewer: string | undefined): Promise<string> {
  await requireConnected(place);
  const { id, viewer: known } = rowOf((await liveConnections()).filter(isAt(place)), viewer);
  if (known === undefined) throw new Refused('viewer-unknown');
  return id;
}

/**
 * Records one more person there, from now on. Whoever was recorded there before comes back with the profile that
 * they had.
 * @throws {Refused} `profile-taken`: by somebody else there
 */
export async function addProfile(place: Place, viewer: string, profile: string): Promise<void> {
  await requireConnected(place);
  await changeConnections((all, put) => {
    const there = all.filter(isAt(place));
    const known = there.find((one) => one.viewer === viewer);
    if (!known && there.some((one) => (one.profile ?? '') === profile)) throw new Refused('profile-taken');
    const { disconnectedAt: _, ...row } = known ?? {
      id: connectionId(place, viewer),
      ...place,
      viewer,
      profile,
      connectedAt: now(),
      ...(there[0]?.base !== undefined && { base: there[0].base }),
    };
    put(row);
  });
}

/** The agent's own answer to "which of these is you?", where the helpdesk does not say. @throws {Refused} */
export async function identify(place: Place, viewer: string): Promise<void> {
  await requireConnected(place);
  await changeConnections((all, put) => {
    put({ ...rowOf(all.filter(isAt(place)).filter(isConnected), viewer), viewer, isPicked: true });
  });
}
