/** The worker's first turn: every listener is registered synchronously, or the browser forgets to wake it. */

import { serve } from '../messaging/server.ts';
import { now } from '../platform/clock.ts';
import { onCommand } from '../platform/commands.ts';
import { onMachineState } from '../platform/idle.ts';
import { onPermissionsAdded, onPermissionsRemoved } from '../platform/permissions.ts';
import { extension, onInstalled, onMessage, onStartup } from '../platform/runtime.ts';
import { finishConnecting } from './connecting.ts';
import { handlers } from './handlers.ts';
import { noteError, noteRefusal, report } from './incidents.ts';
import { recordMachineState, watchMachine } from './machine.ts';
import { togglePause } from './pausing.ts';
import { refile } from './refiling.ts';
import { reconcileScripts } from './registrar.ts';
import { endWithdrawnWork } from './work-ending.ts';
import { recordEvent } from './work-recorder.ts';

export function startWorker(): void {
  onMessage((message, sender) => {
    report(refile());
    return serve(message, sender, extension, handlers, { noteRefusal, noteError });
  });
  onInstalled(() => report(reconcileScripts({ inject: true })));
  onStartup(() => report(Promise.all([reconcileScripts({ inject: false }), endFormerWork()])));
  onMachineState((state, at) => report(recordMachineState(state, at)));
  onCommand('pause', () => report(togglePause()));
  onPermissionsAdded(() => report(finishConnecting()));
  onPermissionsRemoved(() => report(Promise.all([reconcileScripts({ inject: false }), endWithdrawnWork()])));
  // What was being filed anew when the worker was stopped, or is to be after an update.
  report(refile());
  report(watchMachine());
}

/** What a browser that was killed left open. */
function endFormerWork(): Promise<void> {
  return recordEvent({ type: 'started', at: now() });
}
