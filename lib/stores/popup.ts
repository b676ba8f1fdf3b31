/** The popup's state, what it shows and how it is read anew. */
import { createStore } from 'zustand/vanilla';
import { asDatabaseError, type DatabaseProblem } from '../db/connection.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import type { PeriodId } from '../domain/period.ts';
import type { Target } from '../domain/targets.ts';
import { ask } from '../messaging/client.ts';
import { writeShownProfile } from '../platform/settings.ts';
import { reloadTab } from '../platform/tabs.ts';
import { writeTargets } from '../platform/target-settings.ts';
import { type Front, readFront } from './front.ts';
import { type Overview, profileOf, readOverview } from './overview.ts';
import { type Running, readRunning } from './running.ts';

export type View =
  | { name: 'overview' | 'settings' | 'targets' | 'helpdesks' }
  | { name: 'counting' }
  /** Of a day; absent: today. */
  | { name: 'work'; day?: LocalDay }
  | { name: 'figure'; metric: MetricId }
  | { name: 'export'; connection: string };

/** Views that a tab of their own can be opened at. */
const addressed = ['settings', 'targets', 'helpdesks', 'work', 'counting'] as const satisfies View['name'][];

export type PopupState = {
  period: PeriodId;
  /** The profile that the agent chose to look at; undefined: whoever is signed in on the page in front. */
  profile: string | undefined;
  view: View;
  /** The views that the agent came through, the last one at the end. */
  trail: readonly View[];
  overview: Overview | undefined;
  front: Front | undefined;
  running: Running | undefined;
  problem: { kind: DatabaseProblem } | { kind: 'unexpected'; detail: string } | undefined;
  /** How connecting ended, when it did not work. */
  connecting:
    | ({ origin: string } & ({ state: 'asking' | 'denied' } | { state: 'failed'; detail: string }))
    | undefined;
  /** The tab in front is silent, and its script is being put back. */
  isReviving: boolean;
  /** The targets before the last save, to undo it. */
  replacedTargets: readonly Target[] | undefined;
};

export const popup = createStore<PopupState>(() => ({
  period: '7',
  profile: undefined,
  view: { name: 'overview' },
  trail: [],
  overview: undefined,
  front: undefined,
  running: undefined,
  problem: undefined,
  connecting: undefined,
  isReviving: false,
  replacedTargets: undefined,
}));

const { getState, setState } = popup;

let begun = 0;
let shown = 0;

/**
 * Reads everything anew; what is on screen stays until the new figures are there, and no older reading replaces a
 * newer one. The figures do not wait for the page in front, which may be slow to answer.
 */
export async function refresh(): Promise<void> {
  begun += 1;
  const reading = begun;
  const { period, profile } = getState();
  const showIfNewer = (read: Partial<PopupState>) => {
    if (reading < shown) return;
    shown = reading;
    setState(read);
  };
  try {
    const overview = await readOverview(period, profile);
    showIfNewer({ overview, problem: undefined });
    const front = await readFront(overview.connections);
    showIfNewer({ front, running: await readRunning(front) });
    const signedIn = profileInFront(front);
    if (profile === undefined && signedIn !== undefined && signedIn !== overview.profile) {
      await writeShownProfile(signedIn);
      showIfNewer({ overview: await readOverview(period, signedIn) });
    }
  } catch (error) {
    showIfNewer({ problem: problemOf(error) });
  }
}

/** Whose ticket is in front, when it is being recorded. */
function profileInFront(front: Front): string | undefined {
  const isRecorded = front.kind === 'recorded' && front.status.reading.state === 'recorded';
  return isRecorded ? profileOf(front.connection) : undefined;
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

export async function chooseProfile(profile: string): Promise<void> {
  setState({ profile });
  await writeShownProfile(profile);
  await refresh();
}

/** Keeps the worker at a re-filing while somebody looks at how far it is. */
export async function followRefiling(): Promise<void> {
  await ask('refile', {});
  await refresh();
}

export function show(view: View): void {
  const { view: left, trail } = getState();
  setState({ view, trail: [...trail, left] });
}

/** The view that the page's address asks for: `#export=<connection>`, or one that is named alone, like `#targets`. */
export function showAsked(hash: string): void {
  const connection = /^#export=(.+)$/.exec(hash)?.[1];
  const name = addressed.find((one) => hash === `#${one}`);
  if (connection) {
    const view = { name: 'export', connection: decodeURIComponent(connection) } as const;
    setState({ view, trail: [{ name: 'overview' }, { name: 'helpdesks' }] });
  } else if (name) show({ name });
}

/** To the view that the agent came from. */
export function goBack(): void {
  const { trail } = getState();
  setState({ view: trail.at(-1) ?? { name: 'overview' }, trail: trail.slice(0, -1) });
}

export async function saveTargets(targets: readonly Target[]): Promise<void> {
  const replacedTargets = getState().overview?.targets;
  await writeTargets(targets);
  setState({ replacedTargets, view: { name: 'overview' }, trail: [] });
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
