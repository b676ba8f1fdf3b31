/** Ends the work span that is open on a helpdesk that is not recorded any more, so that nothing of it is lost. */
import { isConnected } from '../db/connections.ts';
import { openSpanKey } from '../db/schema.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { database } from './connections.ts';
import { recordAttention } from './recorder.ts';

/** As if the agent had turned away from the ticket now. */
export async function endWorkOn(connection: string): Promise<void> {
  const db = await database();
  const [open, row] = await Promise.all([db.get('work', openSpanKey), db.get('connections', connection)]);
  if (open?.connection !== connection || !row || !isConnected(row)) return;
  const { ticket, source, inputAt } = open;
  await recordAttention({ connection, ticket, source, at: now(), inputAt, state: 'away' });
}

/** After a permission was withdrawn. */
export async function endWithdrawnWork(): Promise<void> {
  const db = await database();
  const open = await db.get('work', openSpanKey);
  const connection = open && (await db.get('connections', open.connection));
  if (connection && !(await hasOrigin(connection.origin))) await endWorkOn(connection.id);
}
