/** The popup's state and everything that the agent can do in it. */
import { createStore } from 'zustand/vanilla';
import { asDatabaseError, type DatabaseProblem } from '../db/connection.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import type { PeriodId } from '../domain/period.ts';
import type { Target } from '../domain/targets.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import { ask } from '../messaging/client.ts';
import { after, now } from '../platform/clock.ts';
import { requestOrigin } from '../platform/permissions.ts';
import { writePendingConnection } from '../platform/settings.ts';
import { reloadTab } from '../platform/tabs.ts';
import { writeTargets } from '../platform/target-settings.ts';
import { type Front, readFront } from './front.ts';
import { type Overview, readOverview } from './overview.ts';

export type View = { name: 'overview' } | { name: 'figure'; metric: MetricId } | { name: 'targets' };

export type PopupState = {
  period: PeriodId;
  view: View;
  overview: Overview | undefined;
  front: Front | undefined;
  problem: { kind: DatabaseProblem } | { kind: 'unexpected'; detail: string } | undefined;
  /** How connecting ended, when it did not work. */
  connecting: { state: 'asking' | 'denied' } | { state: 'failed'; detail: string } | undefined;
  /** The targets before the last save, to undo it. */
  replacedTargets: readonly Target[] | undefined;
};

export const popup = createStore<PopupState>(() => ({
  period: '7',
  view: { name: 'overview' },
  overview: undefined,
  front: undefined,
  problem: undefined,
  connecting: undefined,
  replacedTargets: undefined,
}));

const { getState, setState } = popup;

let readings = 0;

/** Reads everything anew; what is on screen stays until the new figures are there. The last to begin wins. */
export async function refresh(): Promise<void> {
  readings += 1;
  const reading = readings;
  const { period } = getState();
  try {
    const overview = await readOverview(period);
    const front = await readFront(overview.connections);
    if (reading === readings) setState({ overview, front, problem: undefined });
  } catch (error) {
    if (reading === readings) setState({ problem: problemOf(error) });
  }
}

function problemOf(error: unknown): PopupState['problem'] {
  if (error instanceof DOMException || (error instanceof Error && error.name === 'DatabaseError')) {
    return { kind: asDatabaseError(error).problem };
  }
  return { kind: 'unexpected', detail: error instanceof Error ? error.name : 'unknown' };
}

export function choosePeriod(period: PeriodId): Promise<void> {
  setState({ period });
  return refresh();
}

export function show(view: View): void {
  setState({ view });
}

/** Called in the turn of a click: the browser's prompt may close the popup, so the wish is stored before it. */
export async function connect(helpdesk: HelpdeskId, origin: string): Promise<void> {
  const stored = writePendingConnection({ helpdesk, origin, askedAt: now() });
  const asked = requestOrigin(origin);
  setState({ connecting: { state: 'asking' } });
  try {
    if (!(await asked)) {
      await stored;
      await writePendingConnection(null);
      return setState({ connecting: { state: 'denied' } });
    }
    const answer = await ask('connect', { helpdesk, origin });
    if (!answer.ok)
      return setState({ connecting: { state: 'failed', detail: answer.detail ?? answer.refusal } });
    await writePendingConnection(null);
    await untilHeard();
    setState({ connecting: undefined });
  } catch (error) {
    setState({ connecting: { state: 'failed', detail: (error as Error).name } });
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

export async function saveTargets(targets: readonly Target[]): Promise<void> {
  const replacedTargets = getState().overview?.targets;
  await writeTargets(targets);
  setState({ replacedTargets, view: { name: 'overview' } });
  await refresh();
}

export async function undoTargets(): Promise<void> {
  const { replacedTargets } = getState();
  if (!replacedTargets) return;
  await writeTargets(replacedTargets);
  setState({ replacedTargets: undefined });
  await refresh();
}

export async function reloadFront(): Promise<void> {
  const { front } = getState();
  if (front?.kind === 'silent') await reloadTab(front.tabId);
  await refresh();
}
