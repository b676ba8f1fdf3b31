/** The helpdesks that are or were connected, how each of them stands, and ending one. */
import { openDatabase } from '../db/connection.ts';
import { allConnections, isConnected, isDemo } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import { countTickets } from '../db/tickets.ts';
import { ask } from '../messaging/client.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { isOwnTab, openOwnTab } from '../platform/tabs.ts';
import { show } from './popup.ts';

export type Helpdesk = {
  connection: Connection;
  state: 'recorded' | 'withdrawn' | 'disconnected';
  tickets: number;
};

/** In the order in which they were connected; those that are recorded first. Demo data is of no helpdesk. @throws {DatabaseError} */
export async function readHelpdesks(): Promise<Helpdesk[]> {
  const db = await openDatabase();
  const connections = (await allConnections(db)).filter((one) => !isDemo(one));
  const helpdesks = await Promise.all(
    connections.map(async (connection): Promise<Helpdesk> => {
      const [state, tickets] = await Promise.all([stateOf(connection), countTickets(db, connection.id)]);
      return { connection, state, tickets };
    }),
  );
  const order = ({ state, connection }: Helpdesk) =>
    state === 'disconnected' ? Number.MAX_SAFE_INTEGER : connection.connectedAt;
  return helpdesks.sort((a, b) => order(a) - order(b));
}

async function stateOf(connection: Connection): Promise<Helpdesk['state']> {
  if (!isConnected(connection)) return 'disconnected';
  return (await hasOrigin(connection.origin)) ? 'recorded' : 'withdrawn';
}

/** @param data what becomes of what is stored; also of one that is disconnected already @returns why not, or nothing */
export async function disconnect({ id }: Connection, data: 'keep' | 'delete'): Promise<string | undefined> {
  const answer = await ask('disconnect', { connection: id, data });
  return answer.ok ? undefined : (answer.detail ?? answer.refusal);
}

/** In a tab of its own: a popup closes as soon as a "save as" opens, and what it was saving is gone. */
export async function openExport(connection: string): Promise<void> {
  if (await isOwnTab()) show({ name: 'export', connection });
  else await openOwnTab(`/popup.html#export=${encodeURIComponent(connection)}`);
}
