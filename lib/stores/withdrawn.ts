/** Which connected helpdesks the browser does not let be read any more. */
import { isConnected } from '../db/connections.ts';
import type { Connection } from '../db/schema.ts';
import { hasOrigin } from '../platform/permissions.ts';

export async function withdrawnOf(connections: readonly Connection[]): Promise<Connection[]> {
  const connected = connections.filter(isConnected);
  const granted = await Promise.all(connected.map(({ origin }) => hasOrigin(origin)));
  return connected.filter((_, index) => !granted[index]);
}
