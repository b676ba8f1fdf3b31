/** What the agent does about the helpdesk in front: connects it, says who they are, brings its script back. */
import { demoProfile } from '../domain/profile.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import { ask } from '../messaging/client.ts';
import { readAgainRequest } from '../messaging/page-status.ts';
import { after, now } from '../platform/clock.ts';
import { requestOrigin } from '../platform/permissions.ts';
import { writePendingConnection } from '../platform/settings.ts';
import { askTab } from '../platform/tabs.ts';
import type { Front } from './front.ts';
import { popup, refresh } from './popup.ts';

const { getState, setState } = popup;

/** Called in the turn of a click: the browser's prompt may close the popup, so the wish is stored before it. */
export async function connect(helpdesk: HelpdeskId, origin: string): Promise<void> {
  const stored = writePendingConnection({ helpdesk, origin, askedAt: now() });
  const asked = requestOrigin(origin);
  setState({ connecting: { origin, state: 'asking' } });
  try {
    if (!(await asked)) {
      await stored;
      await writePendingConnection(null);
      return setState({ connecting: { origin, state: 'denied' } });
    }
    await stored;
    const answer = await ask('connect', { helpdesk, origin });
    if (!answer.ok)
      return setState({ connecting: { origin, state: 'failed', detail: answer.detail ?? answer.refusal } });
    await writePendingConnection(null);
    // Whoever looked at demo data sees their own figures now.
    const { choice } = getState();
    if (choice.profile === demoProfile) setState({ choice: { ...choice, profile: undefined } });
    await untilHeard();
    setState({ connecting: undefined });
  } catch (error) {
    setState({ connecting: { origin, state: 'failed', detail: (error as Error).name } });
  }
}

/** The script that was just put into the tab takes a moment to answer. */
async function untilHeard(): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    await refresh();
    if (getState().front?.kind !== 'silent') return;
    await new Promise<void>((resolve) => after(200, resolve));
  }
}

const revived = new Set<number>();

/**
 * A tab that is connected and does not answer has lost its script (the extension was off, or was updated): the
 * worker puts it back. Once a tab: where that does not help, only a reload of the page does.
 */
export async function reviveFront(front: Extract<Front, { kind: 'silent' }>): Promise<void> {
  if (!front.hasPermission || revived.has(front.tabId)) return;
  revived.add(front.tabId);
  setState({ isReviving: true });
  await ask('reconcile', {});
  await untilHeard();
  setState({ isReviving: false });
}

export type RecordedFront = Extract<Front, { kind: 'recorded' }>;

/** Why it was not done, or nothing. */
type Outcome = Promise<string | undefined>;

/** Records whoever is signed in on the page in front, as a profile of their own. */
export function addProfile({ connection, tabId, status }: RecordedFront, profile: string): Outcome {
  const { helpdesk, origin } = connection;
  return thenRead(tabId, ask('addProfile', { helpdesk, origin, viewer: status.viewer ?? '', profile }));
}

/** "This is me", where the helpdesk does not say who is signed in. */
export function identify({ connection, tabId }: RecordedFront, viewer: string): Outcome {
  const { helpdesk, origin } = connection;
  return thenRead(tabId, ask('identify', { helpdesk, origin, viewer }));
}

async function thenRead(tabId: number, asked: ReturnType<typeof ask<'addProfile' | 'identify'>>): Outcome {
  const answer = await asked;
  if (!answer.ok) return answer.refusal;
  setState({ choice: { ...getState().choice, profile: undefined } });
  await askTab(tabId, readAgainRequest);
  await refresh();
  return undefined;
}
