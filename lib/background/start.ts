/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { onAlarm } from '../platform/alarms.ts';
import { onNotificationClicked } from '../platform/notifications.ts';
import { onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { onSettingsChanged } from '../platform/setting.ts';
import { openOwnTab } from '../platform/tabs.ts';
import { finishConnecting } from './connecting.ts';
import { handlers } from './handlers.ts';
import { noteError, noteRefusal, report } from './incidents.ts';
import { lookForNudges, nudgeAlarm } from './nudging.ts';
import { refile } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { endWithdrawnWork } from './work-ending.ts';

export function startWorker(): void {
  const look = () => report(lookForNudges());
  onMessage((message, sender) => {
    report(refile());
    return serve(message, sender, extension, handlers, { noteRefusal, noteError });
  });
  onInstalled(() => report(reconcileScripts({ inject: true })));
  onStartup(() => report(reconcileScripts({ inject: false })));
  onPermissionsAdded(() => {
    onNotificationClicked(openClicked);
    look();
    report(finishConnecting());
  });
  onPermissionsRemoved(() => report(Promise.all([reconcileScripts({ inject: false }), endWithdrawnWork()])));
  // What was being filed anew when the worker was stopped, or is to be after an update.
  report(refile());
  onNotificationClicked(openClicked);
  onAlarm(nudgeAlarm, look);
  onSettingsChanged(['nudges', 'targets'], look);
  look();
}

/** A page of ours finds the ticket: where a helpdesk has its tickets, the worker does not know. */
function openClicked(id: string): void {
  report(openOwnTab(`/popup.html#ticket=${encodeURIComponent(id)}`));
}
