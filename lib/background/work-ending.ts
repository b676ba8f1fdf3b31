/** Ends the work that is open on a helpdesk that is not recorded any more, so that nothing of it is lost. */
import { isConnected } from '../db/connections.ts';
import { workState } from '../db/tickets.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { database } from './connections.ts';
import { recordEvent } from './work-recorder.ts';

/** As if the agent had turned away from the ticket now. */
export async function endWorkOn(connection: string): Promise<void> {
  const db = await database();
  const [{ open }, row] = await Promise.all([workState(db), db.get('connections', connection)]);
  if (open?.connection === connection && row && isConnected(row))
    await recordEvent({ type: 'ended', at: now() });
}

/** After a permission was withdrawn. */
export async function endWithdrawnWork(): Promise<void> {
  const db = await database();
  const { open } = await workState(db);
  const connection = open && (await db.get('connections', open.connection));
  if (connection && !(await hasOrigin(connection.origin))) await endWorkOn(connection.id);
}
