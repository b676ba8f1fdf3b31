/**
 * Version 3: the work that goes on is one record, `state`, which holds the open span among what the machine needs to
 * know. Frozen: a released migration is never changed.
 */
import type { Migration } from './ladder.ts';

export const v3: Migration = async (_db, transaction) => {
  const work = transaction.objectStore('work');
  const open: unknown = await work.get('open');
  if (open === undefined) return;
  await work.put({ open, claimed: [], heard: [] }, 'state');
  await work.delete('open');
};
