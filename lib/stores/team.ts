/** A team's set-up: taken in from a file or from text, looked at, applied, undone; and saved as a file. */
import { createStore } from 'zustand/vanilla';
import { openDatabase } from '../db/connection.ts';
import type { Problem } from '../domain/problems.ts';
import { besides, type TeamSetup } from '../domain/team.ts';
import {
  type Change,
  changesBy,
  type Replaced,
  replacedBy,
  type Settings,
  withFields,
} from '../domain/team-changes.ts';
import { definedBy } from '../domain/team-definitions.ts';
import type { SetupProblem } from '../exchange/team-setup.ts';
import { ask } from '../messaging/client.ts';
import { readPolicy } from '../platform/policy.ts';
import { saveFile } from '../platform/save-file.ts';
import { readHelpdeskRules, readOwnHelpdeskRules, writeHelpdeskRules } from '../platform/settings.ts';
import { isOwnTab, openOwnTab } from '../platform/tabs.ts';
import { readOwnTargets, readTargets, writeTargets } from '../platform/target-settings.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh } from './popup.ts';

/** What was taken in: why not, or what it would change. `kept`: policy sets some of the same, which stays. */
export type Taken =
  | { state: 'refused'; problems: readonly Problem<SetupProblem>[] }
  | { state: 'offered'; setup: TeamSetup; changes: readonly Change[]; kept: boolean }
  | { state: 'applying'; setup: TeamSetup; changes: readonly Change[]; kept: boolean }
  /** `interrupted`: some of it may be applied. */
  | { state: 'failed' | 'interrupted'; detail: string }
  | { state: 'applied' | 'undone' };

export type TeamState = {
  /** A popup closes when a file is chosen or saved: those belong in a tab. */
  isTab: boolean | undefined;
  taken: Taken | undefined;
  /** What the last one replaced, also where only some of it could be applied. */
  replaced: Replaced | undefined;
};

export const team = createStore<TeamState>(() => ({
  isTab: undefined,
  taken: undefined,
  replaced: undefined,
}));
const { getState, setState } = team;

export async function openTeam(): Promise<void> {
  setState({ isTab: await isOwnTab() });
}

export function openTeamTab(): Promise<void> {
  return openOwnTab('/popup.html#team');
}

/** What there is, as figures are read with it. @throws {DatabaseError} */
async function readSettings(): Promise<Settings> {
  const [targets, helpdeskRules, db] = await Promise.all([
    readTargets(),
    readHelpdeskRules(),
    openDatabase(),
  ]);
  return { targets, definitions: await readChosenDefinitions(db), helpdeskRules };
}

/** The rules come with their schema library, which the popup does without until somebody imports. */
function loadExchange() {
  return import('../exchange/team-setup.ts');
}

/** Its size is looked at before it is read. */
export async function takeFile(file: Blob): Promise<void> {
  const { maxTeamFileBytes } = await loadExchange();
  if (file.size > maxTeamFileBytes)
    setState({ taken: { state: 'refused', problems: [{ field: '', problem: 'too-large' }] } });
  else await file.text().then(takeText, (error: unknown) => failed(error));
}

/** Nothing is written: it is said what is wrong, or what would change. */
export async function takeText(text: string): Promise<void> {
  const { parseTeamSetup } = await loadExchange();
  const parsed = parseTeamSetup(text);
  if (!parsed.ok) return setState({ taken: { state: 'refused', problems: parsed.problems } });
  try {
    const [policy, now] = await Promise.all([readPolicy(), readSettings()]);
    const setup = besides(parsed.setup, policy.setup);
    const kept = changesBy(parsed.setup, now).length > changesBy(setup, now).length;
    setState({ taken: { state: 'offered', setup, changes: changesBy(setup, now), kept } });
  } catch (error) {
    failed(error);
  }
}

export function forgetTaken(): void {
  setState({ taken: undefined });
}

/**
 * The definitions first: the worker may refuse them, and then nothing is changed. What is replaced is remembered
 * before anything is written: what stops half-way can be undone too.
 */
export async function applyTaken(): Promise<void> {
  const { taken } = getState();
  if (taken?.state !== 'offered') return;
  setState({ taken: { ...taken, state: 'applying' } });
  const { setup } = taken;
  const { targets, helpdeskRules } = setup;
  const { replaced: before } = getState();
  try {
    const { definitions } = await readSettings();
    const own = { targets: await readOwnTargets(), helpdeskRules: await readOwnHelpdeskRules() };
    const replaced = replacedBy(setup, { ...own, definitions });
    setState({ replaced });
    if (replaced.definitions) {
      const answer = await ask('define', { definitions: { ...definitions, ...definedBy(setup) } });
      // A worker that was stopped over it may have done it all the same.
      if (!answer.ok && answer.refusal !== 'internal') setState({ replaced: before });
      if (!answer.ok) throw new Error(answer.detail ?? answer.refusal);
    }
    await write({ ...(targets && { targets }), ...(helpdeskRules && { helpdeskRules }) });
    setState({ taken: { state: 'applied' } });
    await refresh();
  } catch (error) {
    failed(error, getState().replaced === before ? 'failed' : 'interrupted');
  }
}

export async function undoApplied(): Promise<void> {
  const { replaced } = getState();
  if (!replaced) return;
  try {
    if (replaced.definitions) {
      const chosen = await readChosenDefinitions(await openDatabase());
      const answer = await ask('define', { definitions: withFields(chosen, replaced.definitions) });
      if (!answer.ok) throw new Error(answer.detail ?? answer.refusal);
    }
    await write(replaced);
    setState({ taken: { state: 'undone' }, replaced: undefined });
    await refresh();
  } catch (error) {
    failed(error);
  }
}

async function write({ targets, helpdeskRules }: Omit<Replaced, 'definitions'>): Promise<void> {
  if (targets) await writeTargets(targets);
  if (helpdeskRules) {
    await writeHelpdeskRules(helpdeskRules);
    await ask('reconcile', {});
  }
}

function failed(error: unknown, state: 'failed' | 'interrupted' = 'failed'): void {
  setState({ taken: { state, detail: error instanceof Error ? error.message : 'unknown' } });
}

/** What is set now, for others of the team. @returns the file's name @throws {DatabaseError} */
export async function saveTeamFile(name: string): Promise<string> {
  const [{ teamFile, teamFileName }, now] = await Promise.all([loadExchange(), readSettings()]);
  const { supportHours, clock, fcrWindowDays, countsRepeats, idleLimitMs, oneTouch, topBox } =
    now.definitions;
  const text = teamFile({
    ...(name.trim() && { name: name.trim() }),
    targets: [...now.targets],
    ...(supportHours && { supportHours }),
    definitions: {
      ...(clock && { clock }),
      fcrWindowDays,
      countsRepeats,
      idleLimitMs,
      oneTouch,
      topBox,
    },
    ...(now.helpdeskRules.length > 0 && { helpdeskRules: [...now.helpdeskRules] }),
  });
  saveFile(new Blob([text], { type: 'application/json' }), teamFileName(name));
  return teamFileName(name);
}
