/** Version 1, the first. Frozen: a released migration is never changed. */
import type { Migration } from './ladder.ts';

export const v1: Migration = (db) => {
  db.createObjectStore('connections', { keyPath: 'id' });
  db.createObjectStore('tickets', { keyPath: ['connection', 'ticket'] });
  db.createObjectStore('seen', { keyPath: ['connection', 'ticket'] });
  db.createObjectStore('open', { keyPath: ['connection', 'ticket'] });
  db.createObjectStore('days', { keyPath: ['day', 'connection'] });
  db.createObjectStore('work');
};
