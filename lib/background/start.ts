/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { onAlarm } from '../platform/alarms.ts';
import { now } from '../platform/clock.ts';
import { onCommand } from '../platform/commands.ts';
import { onMachineState } from '../platform/idle.ts';
import { onManagedChanged, takeOverManaged } from '../platform/managed.ts';
import { onNotificationClicked } from '../platform/notifications.ts';
import { onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { onSettingsChanged } from '../platform/setting.ts';
import { openOwnTab } from '../platform/tabs.ts';
import { finishConnecting } from './connecting.ts';
import { handlers } from './handlers.ts';
import { noteError, noteRefusal, report } from './incidents.ts';
import { recordMachineState, watchMachine } from './machine.ts';
import { lookForNudges, nudgeAlarm } from './nudging.ts';
import { togglePause } from './pausing.ts';
import { applyPolicy } from './policy.ts';
import { refile } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { endWithdrawnWork } from './work-ending.ts';
import { recordEvent } from './work-recorder.ts';

export function startWorker(): void {
  const look = () => report(lookForNudges());
  onMessage((message, sender) => {
    report(refile());
    return serve(message, sender, extension, handlers, { noteRefusal, noteError });
  });
  onInstalled((isNew) => {
    report(reconcileScripts({ inject: true }));
    // A browser that loads it by a switch installs it at every start.
    if (isNew) report(Promise.all([openOwnTab('/popup.html#welcome'), endFormerWork()]));
  });
  onStartup(() => report(Promise.all([reconcileScripts({ inject: false }), endFormerWork()])));
  onMachineState((state, at) => report(recordMachineState(state, at)));
  onCommand('pause', () => report(togglePause()));
  onPermissionsAdded(() => {
    onNotificationClicked(openClicked);
    look();
    report(finishConnecting());
  });
  onPermissionsRemoved(() => report(Promise.all([reconcileScripts({ inject: false }), endWithdrawnWork()])));
  onManagedChanged(() => report(followPolicy()));
  onNotificationClicked(openClicked);
  onAlarm(nudgeAlarm, look);
  onSettingsChanged(['nudges', 'targets', 'managed'], look);
  // And what was being filed anew when the worker was stopped, or is to be after an update.
  report(followPolicy());
  report(watchMachine());
  look();
}

/** What a browser that was killed left open. */
function endFormerWork(): Promise<void> {
  return recordEvent({ type: 'started', at: now() });
}

async function followPolicy(): Promise<void> {
  if (await takeOverManaged()) report(reconcileScripts({ inject: true }));
  await applyPolicy();
  await refile();
}

/** A page of ours finds the ticket: where a helpdesk has its tickets, the worker does not know. */
function openClicked(id: string): void {
  report(openOwnTab(`/popup.html#ticket=${encodeURIComponent(id)}`));
}
