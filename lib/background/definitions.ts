/**
 * Which definitions the figures are filed under. They lie in the database, beside the figures, and change together
 * with them: what the agent chooses is `next` until everything is filed anew under it, and `now` from then on.
 */
import { filingState, intactFiling } from '../db/filing.ts';
import { type Filed, type FilingState, filingKey } from '../db/schema.ts';
import { type Definitions, defaultDefinitions } from '../domain/definitions.ts';
import { filingVersion } from '../domain/filing.ts';
import { forgetFormerDefinitions, readFormerDefinitions } from '../platform/former-definitions.ts';
import { ownTimeZone } from '../platform/time-zone.ts';
import { database } from './connections.ts';
import { isSame } from './same.ts';
import { type Writing, write } from './writing.ts';

/**
 * Sees to it that there are definitions, and that what another version of the extension filed is filed anew. Sheets
 * of a database that never named its version are of version 1.
 */
export async function prepareFiling(): Promise<void> {
  const found = await filingState(await database());
  if (found && isOfToday(found.next ?? found.now)) return;
  const former = await readFormerDefinitions();
  await write(async (writing) => {
    const stored = intactFiling(await writing.objectStore('filing').get(filingKey));
    const isEmpty = (await writing.objectStore('tickets').count()) === 0;
    const now = stored?.now ?? {
      definitions: former ?? defaultDefinitions(ownTimeZone()),
      version: isEmpty ? filingVersion : 1,
    };
    await replaceNext(writing, now, (stored?.next ?? now).definitions);
  });
  await forgetFormerDefinitions();
}

/** From now on everything is filed anew under these; a re-filing that is under way begins again. */
export async function define(definitions: Definitions): Promise<void> {
  await prepareFiling();
  await write(async (writing) => {
    const { now, next } = await filingIn(writing);
    if (!isSame(definitions, (next ?? now).definitions)) await replaceNext(writing, now, definitions);
  });
}

/** @throws {Error} before `prepareFiling` */
export async function filingIn(writing: Writing): Promise<FilingState> {
  const state = await writing.objectStore('filing').get(filingKey);
  if (!state) throw new Error('no definitions');
  return state;
}

export function isOfToday({ version }: Filed): boolean {
  return version === filingVersion;
}

/** Whatever the sheets say, everything is made anew from the tickets, under the definitions that are in force. */
export async function fileAnew(writing: Writing): Promise<void> {
  const { now, next } = await filingIn(writing);
  await replaceNext(writing, { ...now, version: 0 }, (next ?? now).definitions);
}

/** Begins a re-filing; there is none where the figures are filed like that already. */
async function replaceNext(writing: Writing, now: Filed, definitions: Definitions): Promise<void> {
  const isFiled = isOfToday(now) && isSame(definitions, now.definitions);
  const total = await writing.objectStore('tickets').count();
  const next = { definitions, version: filingVersion, done: 0, total };
  await Promise.all([
    clearNext(writing),
    writing.objectStore('filing').put(isFiled ? { now } : { now, next }, filingKey),
  ]);
}

export async function clearNext(writing: Writing): Promise<void> {
  await Promise.all([writing.objectStore('nextDays').clear(), writing.objectStore('nextOpen').clear()]);
}
