/**
 * The editing of support hours and shift. What was changed is kept until it is saved or discarded, also when the
 * popup closes, which it does as soon as something else is clicked.
 */
import { createStore } from 'zustand/vanilla';
import { openDatabase } from '../db/connection.ts';
import { beginEditing, type Editing, editedDefinitions, type HoursKind } from '../domain/hours-editing.ts';
import type { Schedule } from '../domain/schedule.ts';
import { usualSchedule } from '../domain/schedule-draft.ts';
import { now } from '../platform/clock.ts';
import { readKeptHours, writeKeptHours } from '../platform/kept-hours.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh, showOverview } from './popup.ts';
import { forgetRefusal, saveDefinitions } from './saved-hours.ts';

export const hours = createStore<Partial<Record<HoursKind, Editing>>>(() => ({}));

const { getState, setState } = hours;

/**
 * Goes on with what was changed before and not saved, unless other hours were chosen since; else begins with
 * what was chosen last. @throws {DatabaseError}
 */
export async function openHours(kind: HoursKind): Promise<void> {
  forgetRefusal();
  const [chosen, kept] = await Promise.all([openDatabase().then(readChosenDefinitions), readKeptHours()]);
  const fresh = beginEditing(kind, chosen, now());
  const { [kind]: known } = kept;
  const goesOn = known && isSameStart(beginEditing(kind, known.definitions, now()), fresh);
  setState({ ...kept, [kind]: goesOn ? { ...known, definitions: chosen, today: fresh.today } : fresh });
}

/** The hours themselves were not changed meanwhile, whatever else was. */
function isSameStart(then: Editing, fresh: Editing): boolean {
  return JSON.stringify({ ...then, definitions: fresh.definitions }) === JSON.stringify(fresh);
}

export function edit(kind: HoursKind, change: (editing: Editing) => Editing): void {
  const { [kind]: editing } = getState();
  if (editing) keep({ [kind]: change(editing) });
}

export function discard(kind: HoursKind): void {
  const { [kind]: editing } = getState();
  if (editing) keep({ [kind]: beginEditing(kind, editing.definitions, now()) });
}

function keep(change: Partial<Record<HoursKind, Editing>>): void {
  setState(change);
  const changed = Object.entries(getState()).filter(([, editing]) => editing && isChanged(editing));
  void writeKeptHours(Object.fromEntries(changed));
}

function isChanged(editing: Editing): boolean {
  const edited = editedDefinitions(editing);
  return !edited.ok || edited.isChanged;
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
  keep({ [kind]: undefined });
  showOverview();
  await refresh();
}
