/** From a granted permission to a recorded helpdesk: connected, its script registered and running in the open tabs. */
import { now } from '../platform/clock.ts';
import { hasOrigin } from '../platform/permissions.ts';
import { readPendingConnection, writePendingConnection } from '../platform/settings.ts';
import { addConnection } from './connections.ts';
import { reconcileScripts } from './registrar.ts';

/** A wish is good for as long as a prompt may stand open; a permission given weeks later connects nothing. */
const wishLifetimeMs = 5 * 60_000;

let finishing: Promise<void> | undefined;

/**
 * The popup that asked for the permission may be gone by now: its wish was stored before it asked. Both the popup's
 * message and the browser's event come here; together they are one connecting.
 */
export function finishConnecting(): Promise<void> {
  finishing ??= connectPending().finally(() => {
    finishing = undefined;
  });
  return finishing;
}

async function connectPending(): Promise<void> {
  const pending = await readPendingConnection();
  if (pending && now() - pending.askedAt < wishLifetimeMs && (await hasOrigin(pending.origin))) {
    await addConnection(pending.helpdesk, pending.origin);
    await writePendingConnection(null);
  }
  await reconcileScripts({ inject: true });
}
