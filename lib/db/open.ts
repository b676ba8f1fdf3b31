/** The store `open`: the agent's tickets that are not solved, one small row each. */
import type { OpenRow } from '../domain/filing.ts';
import type { Database } from './connection.ts';

export function openTickets(db: Database): Promise<OpenRow[]> {
  return db.getAll('open');
}
