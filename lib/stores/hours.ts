/** The editing of support hours and shift: what was changed so far stays while the popup is open, until it is saved. */
import { createStore } from 'zustand/vanilla';
import { openDatabase } from '../db/connection.ts';
import type { Definitions } from '../domain/definitions.ts';
import { beginEditing, type Editing, editedDefinitions, type HoursKind } from '../domain/hours-editing.ts';
import type { Schedule } from '../domain/schedule.ts';
import { usualSchedule } from '../domain/schedule-draft.ts';
import { ask } from '../messaging/client.ts';
import { now } from '../platform/clock.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh, showOverview } from './popup.ts';

export type HoursState = {
  support: Editing | undefined;
  shift: Editing | undefined;
  isSaving: boolean;
  /** Why the last save or undo did not work. */
  refusal: string | undefined;
  /** The definitions before the last save, to undo it. */
  replaced: Definitions | undefined;
};

export const hours = createStore<HoursState>(() => ({
  support: undefined,
  shift: undefined,
  isSaving: false,
  refusal: undefined,
  replaced: undefined,
}));

const { getState, setState } = hours;

/** Begins with what was chosen last. What was changed before, and not saved, is kept. @throws {DatabaseError} */
export async function openHours(kind: HoursKind): Promise<void> {
  const known = getState()[kind];
  const chosen = await readChosenDefinitions(await openDatabase());
  const edited = known && editedDefinitions(known);
  if (!edited || (edited.ok && !edited.isChanged)) setState({ [kind]: beginEditing(kind, chosen, now()) });
}

export function edit(kind: HoursKind, change: (editing: Editing) => Editing): void {
  const editing = getState()[kind];
  if (editing) setState({ [kind]: change(editing), refusal: undefined });
}

export async function discard(kind: HoursKind): Promise<void> {
  setState({ [kind]: undefined, refusal: undefined });
  await openHours(kind);
}

/** Monday to Friday in the browser's zone. */
export function proposal(): Schedule {
  return usualSchedule(ownTimeZone());
}

/** Does nothing while something is wrong. */
export async function saveHours(kind: HoursKind): Promise<void> {
  const editing = getState()[kind];
  if (!editing) return;
  const replaced = await define((chosen) => {
    const edited = editedDefinitions(editing, chosen);
    return edited.ok ? edited.definitions : chosen;
  });
  if (!replaced) return;
  setState({ [kind]: undefined, replaced });
  showOverview();
  await refresh();
}

/** Puts back what the editing of hours can change; what else was chosen since stays. */
export async function undoHours(): Promise<void> {
  const { replaced } = getState();
  if (!replaced) return;
  const { timeZone, dayStartsAt, supportHours, shift, clock } = replaced;
  const undone = await define(({ clock: _, ...chosen }) => ({
    ...chosen,
    timeZone,
    dayStartsAt,
    supportHours,
    shift,
    ...(clock && { clock }),
  }));
  if (!undone) return;
  setState({ replaced: undefined, support: undefined, shift: undefined });
  await refresh();
}

/** Has everything filed anew. @returns the definitions before, where it worked */
async function define(change: (chosen: Definitions) => Definitions): Promise<Definitions | undefined> {
  setState({ isSaving: true, refusal: undefined });
  try {
    const chosen = await readChosenDefinitions(await openDatabase());
    const answer = await ask('define', { definitions: change(chosen) });
    if (answer.ok) return chosen;
    setState({ refusal: answer.detail ?? answer.refusal });
  } catch (error) {
    setState({ refusal: (error as Error).name });
  } finally {
    setState({ isSaving: false });
  }
  return undefined;
}
