/** What a reading changes: one transaction. */
import type { TicketSnapshot } from '../domain/ticket.ts';
import { addSnapshot } from '../domain/ticket-record.ts';
import { prepareFiling } from './definitions.ts';
import type { Owner } from './owners.ts';
import { knownOf, requireRecorded, shelve } from './shelving.ts';
import { write } from './writing.ts';

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
