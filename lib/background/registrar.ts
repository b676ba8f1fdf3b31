/**
 * Keeps the registered content scripts equal to the connected helpdesks. The plan is pure; reconciling is
 * serialised and may be repeated at any time: on install, update, start, connect, and when permissions change.
 */
import type { Connection } from '../db/schema.ts';
import { helpdeskIds } from '../domain/ticket.ts';
import { hasOrigin, originPattern } from '../platform/permissions.ts';
import {
  injectIntoOpenTabs,
  registeredScripts,
  registerScript,
  type ScriptRegistration,
  unregisterScript,
} from '../platform/scripts.ts';
import { liveConnections } from './connections.ts';
import { report } from './incidents.ts';
import { updateIcon } from './nudging.ts';

/** One script a helpdesk, for all the hosts where it is connected. */
export function desiredScripts(connections: readonly Connection[]): ScriptRegistration[] {
  return helpdeskIds.flatMap((helpdesk) => {
    const origins = connections
      .filter((connection) => connection.helpdesk === helpdesk)
      .map(({ origin }) => origin);
    const matches = [...new Set(origins.map(originPattern))].sort();
    return matches.length ? [{ id: helpdesk, file: `/content-scripts/${helpdesk}.js`, matches }] : [];
  });
}

export type Reconciliation = { remove: string[]; add: ScriptRegistration[] };

export function planRegistrations(
  registered: readonly ScriptRegistration[],
  desired: readonly ScriptRegistration[],
): Reconciliation {
  const key = ({ id, matches }: ScriptRegistration) => `${id} ${[...matches].sort()}`;
  const isIn = (one: ScriptRegistration, list: readonly ScriptRegistration[]) =>
    list.some((other) => key(other) === key(one));
  return {
    remove: registered.filter((one) => !isIn(one, desired)).map(({ id }) => id),
    add: desired.filter((one) => !isIn(one, registered)),
  };
}

/** @param inject also run the scripts in tabs that are open already */
export async function reconcileScripts({ inject }: { inject: boolean }): Promise<void> {
  const registered = await navigator.locks.request('registrar', async () => {
    const connections = await liveConnections();
    const granted = await Promise.all(connections.map(({ origin }) => hasOrigin(origin)));
    const desired = desiredScripts(connections.filter((_, index) => granted[index]));
    const { remove, add } = planRegistrations(await registeredScripts(), desired);
    for (const id of remove) await unregisterScript(id);
    for (const script of add) await registerScript(script);
    return desired;
  });
  if (inject) await Promise.all(registered.map(injectIntoOpenTabs));
  report(updateIcon());
}
