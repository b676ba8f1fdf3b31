/** Has the figures filed anew under other definitions, and remembers those before, to take it back. */
import { createStore } from 'zustand/vanilla';
import { openDatabase } from '../db/connection.ts';
import type { Definitions } from '../domain/definitions.ts';
import { ask } from '../messaging/client.ts';
import { readChosenDefinitions } from './definitions.ts';
import { refresh } from './popup.ts';

export type SavedHours = {
  isSaving: boolean;
  /** Why the last save or undo did not work. */
  refusal: string | undefined;
  /** The definitions before the last save. */
  replaced: Definitions | undefined;
};

export const savedHours = createStore<SavedHours>(() => ({
  isSaving: false,
  refusal: undefined,
  replaced: undefined,
}));

const { getState, setState } = savedHours;

/** @param change of the definitions chosen last @returns whether it worked */
export async function saveDefinitions(change: (chosen: Definitions) => Definitions): Promise<boolean> {
  const replaced = await define(change);
  if (replaced) setState({ replaced });
  return replaced !== undefined;
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
  setState({ replaced: undefined });
  await refresh();
}

export function forgetRefusal(): void {
  setState({ refusal: undefined });
}

/** @returns the definitions before, where it worked */
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
