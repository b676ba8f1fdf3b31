/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { openOwnTab } from '../platform/tabs.ts';
import { finishConnecting } from './connecting.ts';
import { handlers } from './handlers.ts';
import { noteError, noteRefusal, report } from './incidents.ts';
import { refile } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { endWithdrawnWork } from './work-ending.ts';

export function startWorker(): void {
  onMessage((message, sender) => {
    report(refile());
    return serve(message, sender, extension, handlers, { noteRefusal, noteError });
  });
  onInstalled((isNew) => {
    report(reconcileScripts({ inject: true }));
    if (isNew) report(openOwnTab('/popup.html#welcome'));
  });
  onStartup(() => report(reconcileScripts({ inject: false })));
  onPermissionsAdded(() => report(finishConnecting()));
  onPermissionsRemoved(() => report(Promise.all([reconcileScripts({ inject: false }), endWithdrawnWork()])));
  // What was being filed anew when the worker was stopped, or is to be after an update.
  report(refile());
}
