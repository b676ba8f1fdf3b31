/**
 * The file of one connection: which helpdesk, whose account, the definitions, and every ticket with its timeline and
 * the work on it. Day sheets are not in it; they are worked out from the tickets.
 */
import type { Definitions } from '../domain/definitions.ts';
import { localDay } from '../domain/local-day.ts';
import type { TicketRecord } from '../domain/ticket-record.ts';

export const exportFormat = 'firstline-tickets';
export const exportVersion = 1;

export type ExportHead = {
  /** Epoch ms. */
  exportedAt: number;
  helpdesk: string;
  origin: string;
  viewer: string | undefined;
  definitions: Definitions;
};

export type ExportedTicket = { record: TicketRecord; completeAt: number | undefined };

/** The file's text comes in parts: its beginning, then the tickets, then its end. */
export function exportBegin(head: ExportHead): string {
  const fields = JSON.stringify({ format: exportFormat, version: exportVersion, ...head });
  return `${fields.slice(0, -1)},"tickets":[\n`;
}

/** @param isFirst whether no ticket stands before these */
export function exportTickets(tickets: readonly ExportedTicket[], isFirst: boolean): string {
  const lines = tickets.map(({ record: { connection: _, ...record }, completeAt }) =>
    JSON.stringify({ ...record, completeAt }),
  );
  return lines.length === 0 ? '' : `${isFirst ? '' : ',\n'}${lines.join(',\n')}`;
}

export const exportEnd = '\n]}\n';

/** `firstline-acme.zendesk.com-2026-11-22.json` */
export function exportName({ origin, exportedAt, definitions }: ExportHead): string {
  const host = new URL(origin).host.replace(/[^\w.-]/g, '-');
  return `firstline-${host}-${localDay(exportedAt, definitions.timeZone)}.json`;
}
