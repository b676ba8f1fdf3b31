/** What a reading, or a report of the agent's attention, changes: one transaction each. */

import { isConnected } from '../db/connections.ts';
import { openSpanKey } from '../db/schema.ts';
import type { TicketSnapshot } from '../domain/ticket.ts';
import { addSnapshot } from '../domain/ticket-record.ts';
import { type Attention, addSpan, attend, maxSilenceMs } from '../domain/work.ts';
import { Refused } from '../messaging/server.ts';
import { filingIn, prepareFiling } from './definitions.ts';
import type { Owner } from './owners.ts';
import { knownOf, shelve } from './shelving.ts';
import { type Writing, write } from './writing.ts';

/** @throws {Refused} `not-connected`: disconnected since its owner was asked for */
export async function recordSnapshot(owner: Owner, snapshot: TicketSnapshot): Promise<void> {
  await prepareFiling();
  await write(async (writing) => {
    await requireRecorded(writing, owner.id);
    const { ticket, complete } = snapshot;
    const known = await knownOf(writing, owner.id, ticket);
    const readAt = complete ? Math.max(snapshot.readAt, known.readAt ?? 0) : known.readAt;
    if (readAt !== undefined && readAt !== known.readAt) {
      await writing.objectStore('seen').put({ connection: owner.id, ticket, completeAt: readAt });
    }
    await shelve(writing, owner, known, { record: addSnapshot(known.record, snapshot), readAt });
  });
}

/**
 * The span that a report closes may be another connection's; one that was deleted meanwhile has no owner.
 * @throws {Refused} `not-connected`
 */
export async function recordAttention(report: Attention): Promise<void> {
  await prepareFiling();
  await write(async (writing) => {
    await requireRecorded(writing, report.connection);
    const work = writing.objectStore('work');
    const { idleLimitMs } = (await filingIn(writing)).now.definitions;
    const { open, closed } = attend(await work.get(openSpanKey), report, { idleLimitMs, maxSilenceMs });
    if (open) await work.put(open, openSpanKey);
    else await work.delete(openSpanKey);
    if (!closed) return;
    const { connection: id, ticket, span } = closed;
    const viewer = (await writing.objectStore('connections').get(id))?.viewer;
    if (viewer === undefined) return;
    const known = await knownOf(writing, id, ticket);
    const record = { ...known.record, spans: addSpan(known.record.spans, span) };
    await shelve(writing, { id, viewer }, known, { ...known, record });
  });
}

/** It may have been disconnected while this waited for its turn. */
async function requireRecorded(writing: Writing, id: string): Promise<void> {
  const connection = await writing.objectStore('connections').get(id);
  if (!connection || !isConnected(connection)) throw new Refused('not-connected');
}
