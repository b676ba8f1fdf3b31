/** The editing of support hours and shift: what was changed so far stays while the page is open, until it is saved. */
import { createStore } from 'zustand/vanilla';
import { openDatabase } from '../db/connection.ts';
import { beginEditing, type Editing, editedDefinitions, type HoursKind } from '../domain/hours-editing.ts';
import type { Schedule } from '../domain/schedule.ts';
import { usualSchedule } from '../domain/schedule-draft.ts';
import { now } from '../platform/clock.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh, showOverview } from './popup.ts';
import { forgetRefusal, saveDefinitions } from './saved-hours.ts';

export const hours = createStore<Partial<Record<HoursKind, Editing>>>(() => ({}));

const { getState, setState } = hours;

/** Begins with what was chosen last. What was changed before, and not saved, is kept. @throws {DatabaseError} */
export async function openHours(kind: HoursKind): Promise<void> {
  forgetRefusal();
  const chosen = await readChosenDefinitions(await openDatabase());
  const { [kind]: known } = getState();
  const edited = known && editedDefinitions(known);
  if (!edited || (edited.ok && !edited.isChanged)) setState({ [kind]: beginEditing(kind, chosen, now()) });
}

export function edit(kind: HoursKind, change: (editing: Editing) => Editing): void {
  const { [kind]: editing } = getState();
  if (editing) setState({ [kind]: change(editing) });
}

export function discard(kind: HoursKind): void {
  const { [kind]: editing } = getState();
  if (editing) setState({ [kind]: beginEditing(kind, editing.definitions, now()) });
}

/** Monday to Friday in the browser's zone. */
export function proposal(): Schedule {
  return usualSchedule(ownTimeZone());
}

/** Does nothing while something is wrong. */
export async function saveHours(kind: HoursKind): Promise<void> {
  const { [kind]: editing } = getState();
  if (!editing) return;
  const isSaved = await saveDefinitions((chosen) => {
    const edited = editedDefinitions(editing, chosen);
    return edited.ok ? edited.definitions : chosen;
  });
  if (!isSaved) return;
  setState({}, true);
  showOverview();
  await refresh();
}
