/** The stores, their keys and what lies in them. A change here needs a migration of its own. */
import type { DBSchema } from 'idb';
import type { DaySheet } from '../domain/day-sheet.ts';
import type { Definitions } from '../domain/definitions.ts';
import type { OpenRow } from '../domain/filing.ts';
import type { HelpdeskId } from '../domain/ticket.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';
import type { WorkState } from '../domain/work.ts';

/** One person's account at a helpdesk. `viewer`: their own id there, known from the first reading on. */
export type Connection = {
  id: string;
  helpdesk: HelpdeskId;
  /** Scheme, host and port. */
  origin: string;
  viewer?: string;
  /** The agent said "this is me", because the helpdesk does not tell who is signed in. */
  isPicked?: true;
  /** The name of the profile whose figures these are; absent: the first. */
  profile?: string;
  /** What stands before the helpdesk's own paths, where it is not at the root of its host. */
  base?: string;
  /** Made-up tickets to look around in: of no helpdesk, never recorded, never exported. */
  isDemo?: true;
  /** Epoch ms. */
  connectedAt: number;
  /** Not recorded since, epoch ms. The row stays: it says whose figures those are. */
  disconnectedAt?: number;
};

/** When a ticket was last read completely; kept apart, so that reading it again leaves its record as it was. */
export type SeenRow = { connection: string; ticket: string; completeAt: number };

/** What sheets were filed under. `version`: of the code that filed them, `filingVersion` of its day. */
export type Filed = { definitions: Definitions; version: number };

/** Sheets that are being made anew. `after`: the last ticket that is on them, as [connection, ticket]. */
export type Refiling = Filed & { after?: [string, string]; done: number; total: number };

/** `now`: the figures in `days` and `open`; `next`: those that grow in `nextDays` and `nextOpen`, while they do. */
export type FilingState = { now: Filed; next?: Refiling };

export interface FirstlineDB extends DBSchema {
  connections: { key: string; value: Connection };
  /** Key: [connection, ticket]. Index: [connection, requester], of those that have one. */
  tickets: { key: [string, string]; value: TicketRecord; indexes: { requester: [string, string] } };
  /** Key: [connection, ticket]. */
  seen: { key: [string, string]; value: SeenRow };
  /** Key: [connection, ticket]. */
  open: { key: [string, string]; value: OpenRow };
  /** Key: [day, connection]. */
  days: { key: [string, string]; value: DaySheet };
  /** One record, under the key `state`. */
  filing: { key: string; value: FilingState };
  /** Key: [day, connection]. */
  nextDays: { key: [string, string]; value: DaySheet };
  /** Key: [connection, ticket]. */
  nextOpen: { key: [string, string]; value: OpenRow };
  /** The work that goes on. One record, under the key `state`. */
  work: { key: string; value: WorkState };
}

export const databaseName = 'firstline';
export const workKey = 'state';
export const filingKey = 'state';
