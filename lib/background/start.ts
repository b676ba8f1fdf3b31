/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { onManagedChanged } from '../platform/managed.ts';
import { onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { finishConnecting } from './connecting.ts';
import { handlers } from './handlers.ts';
import { noteError, noteRefusal, report } from './incidents.ts';
import { applyPolicy } from './policy.ts';
import { refile } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { endWithdrawnWork } from './work-ending.ts';

export function startWorker(): void {
  onMessage((message, sender) => {
    report(refile());
    return serve(message, sender, extension, handlers, { noteRefusal, noteError });
  });
  onInstalled(() => report(reconcileScripts({ inject: true })));
  onStartup(() => report(reconcileScripts({ inject: false })));
  onPermissionsAdded(() => report(finishConnecting()));
  onPermissionsRemoved(() => report(Promise.all([reconcileScripts({ inject: false }), endWithdrawnWork()])));
  onManagedChanged(() => report(followPolicy()));
  // And what was being filed anew when the worker was stopped, or is to be after an update.
  report(followPolicy());
}

async function followPolicy(): Promise<void> {
  await applyPolicy();
  await refile();
}
