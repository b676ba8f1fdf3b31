/**
 * Nobody but the agent is stored under an id of the helpdesk's: people become salted hashes before anything is
 * written. The salt is made at install and never leaves the browser, so a hash cannot be looked up in a list.
 */
import type { Actor, TicketEvent, TicketSnapshot } from '../domain/ticket.ts';

const hashBytes = 9;

/** The same snapshot with every person but the viewer hashed. */
export async function pseudonymise(snapshot: TicketSnapshot, salt: string): Promise<TicketSnapshot> {
  const hashes = await hashAll(peopleIn(snapshot), salt);
  const name = (id: string) => hashes.get(id) ?? id;
  const { requester, ...rest } = snapshot;
  return {
    ...rest,
    events: snapshot.events.map((event) => renamed(event, name)),
    ...(requester !== undefined && { requester: name(requester) }),
  };
}

function peopleIn({ events, requester, viewer }: TicketSnapshot): Set<string> {
  const people = new Set(requester === undefined ? [] : [requester]);
  for (const event of events) {
    const by = 'by' in event ? event.by : undefined;
    if (by && by.role !== 'system') people.add(by.id);
    if (event.type === 'assignment' && event.to !== undefined) people.add(event.to);
  }
  if (viewer) people.delete(viewer.id);
  return people;
}

function renamed(event: TicketEvent, name: (id: string) => string): TicketEvent {
  const rename = (by: Actor): Actor => (by.role === 'system' ? by : { ...by, id: name(by.id) });
  const named = 'by' in event && event.by ? { ...event, by: rename(event.by) } : event;
  return named.type === 'assignment' && named.to !== undefined ? { ...named, to: name(named.to) } : named;
}

async function hashAll(ids: Set<string>, salt: string): Promise<Map<string, string>> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(salt),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const hash = async (id: string) => {
    const digest = await crypto.subtle.sign('HMAC', key, encoder.encode(id));
    return btoa(String.fromCharCode(...new Uint8Array(digest, 0, hashBytes)));
  };
  return new Map(await Promise.all([...ids].map(async (id) => [id, await hash(id)] as const)));
}
