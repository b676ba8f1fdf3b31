/** The popup's state, what it shows and how it is read anew. */
import { createStore } from 'zustand/vanilla';
import { asDatabaseError, type DatabaseProblem } from '../db/connection.ts';
import type { Connection } from '../db/schema.ts';
import type { LocalDay } from '../domain/local-day.ts';
import type { MetricId } from '../domain/metrics/metric.ts';
import { demoProfile } from '../domain/profile.ts';
import { targets as checkedTargets, type Target } from '../domain/targets.ts';
import { ask } from '../messaging/client.ts';
import { after } from '../platform/clock.ts';
import { nextFrame } from '../platform/frame.ts';
import { writeShownProfile } from '../platform/settings.ts';
import { reloadTab } from '../platform/tabs.ts';
import { readOwnTargets, writeTargets } from '../platform/target-settings.ts';
import { readWelcome, type Welcome, writeWelcome } from '../platform/welcome-setting.ts';
import { type Front, readFront } from './front.ts';
import { type Choice, type Overview, profileOf, readOverview } from './overview.ts';
import { refusalOf } from './refusal.ts';
import { type Running, readRunning } from './running.ts';
import { goToTicket } from './ticket-page.ts';
import { afterReading } from './welcome-steps.ts';
import { withdrawnOf } from './withdrawn.ts';

export type View =
  | {
      name:
        | 'overview'
        | 'settings'
        | 'targets'
        | 'pins'
        | 'hours'
        | 'shift'
        | 'nudges'
        | 'counting'
        | 'helpdesks'
        | 'team'
        | 'welcome';
    }
  /** Of one target, or of a new one. */
  | { name: 'target'; target: Target | undefined }
  /** Of a day; absent: today. */
  | { name: 'work'; day?: LocalDay }
  | { name: 'figure'; metric: MetricId }
  | { name: 'export'; connection: string };

/** Views that a tab of their own can be opened at. */
const addressed = [
  'settings',
  'targets',
  'pins',
  'hours',
  'shift',
  'nudges',
  'counting',
  'work',
  'helpdesks',
  'team',
  'welcome',
] as const satisfies View['name'][];

export type PopupState = {
  /** What the agent looks at. A profile that is undefined: whoever is signed in on the page in front. */
  choice: Choice;
  view: View;
  /** The views that the agent came through, the last one at the end. */
  trail: readonly View[];
  overview: Overview | undefined;
  front: Front | undefined;
  running: Running | undefined;
  /** How far the first run is. */
  welcome: Welcome | undefined;
  /** The demo data was just removed. */
  isDemoGone: boolean;
  /** Connected, and the browser does not let them be read any more. */
  withdrawn: readonly Connection[];
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
  choice: { period: '7', profile: undefined, helpdesk: undefined, channel: undefined },
  view: { name: 'overview' },
  trail: [],
  overview: undefined,
  front: undefined,
  running: undefined,
  welcome: undefined,
  isDemoGone: false,
  withdrawn: [],
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
  const { choice } = getState();
  const showIfNewer = (read: Partial<PopupState>) => {
    if (reading < shown) return;
    shown = reading;
    setState(read);
  };
  try {
    const { overview: before, welcome: shownStep } = getState();
    // What is seen first is read first, and the rest when it is on screen.
    if (!before) {
      const [figures, step] = await Promise.all([readOverview(choice, 'figures'), readWelcome()]);
      showIfNewer({ overview: figures, welcome: afterReading(before, figures, step) });
      await nextFrame();
    }
    const [overview, stored] = await Promise.all([readOverview(choice), readWelcome()]);
    const chosen = getState().welcome;
    // What the agent chose while this was being read is newer than what was read.
    const isNewer = before !== undefined && chosen !== shownStep;
    const welcome = isNewer && chosen ? chosen : afterReading(before, overview, stored);
    if (!isNewer && welcome !== stored) await writeWelcome(welcome);
    showIfNewer({ overview, welcome, problem: undefined, ...(wasFinished(welcome) && firstView) });
    const withdrawn = withdrawnOf(overview.connections);
    const front = await readFront(overview.connections);
    showIfNewer({ front, running: await readRunning(front), withdrawn: await withdrawn });
    const signedIn = profileInFront(front);
    if (choice.profile === undefined && signedIn !== undefined && signedIn !== overview.profile) {
      await writeShownProfile(signedIn);
      showIfNewer({ overview: await readOverview({ ...choice, profile: signedIn }) });
    }
  } catch (error) {
    showIfNewer({ problem: problemOf(error) });
  }
}

const firstView = { view: { name: 'overview' }, trail: [] } as const;

/** In another page of ours, while this one shows the first run. */
function wasFinished({ isDone }: Welcome): boolean {
  const { view, welcome } = getState();
  return view.name === 'welcome' && isDone && welcome?.isDone === false;
}

/** Longer than reading the figures takes as a rule: what is drawn before them is drawn twice. */
const patienceMs = 150;

/** When there is something to draw, or reading it takes its time. */
export function firstReading(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stopWaiting();
      stopListening();
      resolve();
    };
    const stopWaiting = after(patienceMs, done);
    const stopListening = popup.subscribe(({ overview, problem }) => {
      if (overview || problem) done();
    });
  });
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

/** All cards and what waits follow it, and it stays while the popup lives. */
export function choose(change: Partial<Choice>): Promise<void> {
  setState({ choice: { ...getState().choice, ...change } });
  return refresh();
}

/** Another profile has helpdesks and channels of its own. */
export async function chooseProfile(profile: string): Promise<void> {
  // Demo data is looked at, and is not what the popup opens with once there are figures of one's own.
  if (profile !== demoProfile) await writeShownProfile(profile);
  await choose({ profile, helpdesk: undefined, channel: undefined });
}

/** Keeps the worker at a re-filing while somebody looks at how far it is. */
export async function followRefiling(): Promise<void> {
  await ask('refile', {});
  await refresh();
}

/** From the tickets, whatever the sheets say: they may be damaged. */
export async function fileAnew(): Promise<void> {
  await ask('refile', { anew: true });
  await refresh();
}

export function show(view: View): void {
  const { view: left, trail } = getState();
  setState({ view, trail: [...trail, left] });
}

/**
 * The view that the page's address asks for: `#export=<connection>`, or one that is named alone, like `#targets`; or
 * the page of a ticket (`#ticket=…`), which takes the place of this one.
 */
export function showAsked(hash: string): void {
  const connection = /^#export=(.+)$/.exec(hash)?.[1];
  const ticket = /^#ticket=(.+)$/.exec(hash)?.[1];
  const name = addressed.find((one) => hash === `#${one}`);
  if (connection) {
    const view = { name: 'export', connection: decodeURIComponent(connection) } as const;
    setState({ view, trail: [{ name: 'overview' }, { name: 'helpdesks' }] });
  } else if (ticket) void goToTicket(decodeURIComponent(ticket));
  else if (name) show({ name });
}

/** To the view that the agent came from. */
export function goBack(): void {
  const { trail } = getState();
  setState({ view: trail.at(-1) ?? { name: 'overview' }, trail: trail.slice(0, -1) });
}

export function showOverview(): void {
  setState({ view: { name: 'overview' }, trail: [] });
}

/** Nobody waits for the figures, which may be slow. @returns why not, or nothing */
export function saveTargets(targets: readonly Target[]): Promise<string | undefined> {
  return refusalOf(async () => {
    const stored = await readOwnTargets();
    await writeTargets(targets);
    // What is saved a second time replaces nothing: the first time is what is undone.
    if (JSON.stringify(checkedTargets(targets)) !== JSON.stringify(stored))
      setState({ replacedTargets: stored });
    void refresh();
  });
}

/** @returns why not, or nothing */
export async function undoTargets(): Promise<string | undefined> {
  const { replacedTargets } = getState();
  if (!replacedTargets) return undefined;
  return refusalOf(async () => {
    await writeTargets(replacedTargets);
    setState({ replacedTargets: undefined });
    void refresh();
  });
}

export async function reloadFront(): Promise<void> {
  const { front } = getState();
  if (front && 'tabId' in front) await reloadTab(front.tabId);
  await refresh();
}
