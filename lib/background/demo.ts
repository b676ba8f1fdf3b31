/** Stores made-up tickets by the recorder's own code, so that their figures open to tickets and moments as real ones do. */
import { type DemoTicket, demoConnection } from '../domain/demo.ts';
import { addSnapshot } from '../domain/ticket-record.ts';
import { now } from '../platform/clock.ts';
import { prepareFiling } from './definitions.ts';
import { knownOf, shelve } from './shelving.ts';
import { write } from './writing.ts';

export async function recordDemo(tickets: readonly DemoTicket[]): Promise<void> {
  await prepareFiling();
  const { id: connection } = demoConnection;
  await write(async (writing) => {
    await writing.objectStore('connections').put({ ...demoConnection, connectedAt: now() });
    for (const { snapshot, spans } of tickets) {
      const { ticket, readAt } = snapshot;
      const known = await knownOf(writing, connection, ticket);
      const record = { ...addSnapshot(known.record, snapshot), spans };
      await writing.objectStore('seen').put({ connection, ticket, completeAt: readAt });
      await shelve(writing, demoConnection, known, { record, readAt });
    }
  });
}
