/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { hasOrigin, onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { readPendingConnection, writePendingConnection } from '../platform/settings.ts';
import { addConnection } from './connections.ts';
import { handlers } from './handlers.ts';
import { reconcileScripts } from './registrar.ts';

const wishLifetimeMs = 5 * 60_000;

export function startWorker(): void {
  onMessage((message, sender) => serve(message, sender, extension, handlers));
  onInstalled(() => report(reconcileScripts({ inject: true })));
  onStartup(() => report(reconcileScripts({ inject: false })));
  onPermissionsAdded(() => report(finishConnecting()));
  onPermissionsRemoved(() => report(reconcileScripts({ inject: false })));
}

/**
 * The popup that asked for the permission may be gone by now: its wish was stored before it asked. A wish is good
 * for as long as a prompt may stand open; a permission given weeks later for another reason connects nothing.
 */
async function finishConnecting(): Promise<void> {
  const pending = await readPendingConnection();
  if (pending && now() - pending.askedAt < wishLifetimeMs && (await hasOrigin(pending.origin))) {
    await addConnection(pending.helpdesk, pending.origin);
    await writePendingConnection(null);
  }
  await reconcileScripts({ inject: true });
}

function report(work: Promise<void>): void {
  work.catch((error: unknown) => console.error('Firstline:', error));
}
