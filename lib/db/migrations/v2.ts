/**
 * Version 2: the definitions that the figures are filed under lie beside the figures, and the figures of other
 * definitions have a place to grow; a requester's tickets are found. Frozen: a released migration is never changed.
 *
 * A record of version 1 also has `days`, which nothing reads any more. With many tickets taking it out here would keep
 * the database shut for long: the re-filing that follows takes it out, some hundred records at a time.
 */
import type { Migration } from './ladder.ts';

export const v2: Migration = (db, transaction) => {
  db.createObjectStore('filing');
  db.createObjectStore('nextDays', { keyPath: ['day', 'connection'] });
  db.createObjectStore('nextOpen', { keyPath: ['connection', 'ticket'] });
  transaction.objectStore('tickets').createIndex('requester', ['connection', 'requester']);
};
