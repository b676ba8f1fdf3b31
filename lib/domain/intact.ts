/**
 * Whether what lies in the database can be worked with at all: a disk, a crash or a fault of ours may have left half
 * of it. Cheap, because every ticket and sheet that is read passes here; whether it is right nobody can tell any more.
 */
import type { DaySheet } from './day-sheet.ts';
import type { TicketRecord } from './ticket-record.ts';

/** As nobody vouches for it. */
type Unsure = Record<string, unknown> & { by?: { id?: unknown } };

const isActed = /created|message/;

export function isIntactRecord({ events, spans, suspect }: TicketRecord): boolean {
  return (
    isListOf(
      events,
      ({ id, at, type, by }) => id && Number(at) >= 0 && (by ? by.id : !isActed.test(String(type))),
    ) &&
    isListOf(spans, ({ from, to }) => Number(to) >= Number(from)) &&
    Array.isArray(suspect)
  );
}

export function isIntactSheet({ rows }: DaySheet): boolean {
  return isListOf(rows, ({ ticket, values, leftOut }) => ticket && values && leftOut);
}

function isListOf(list: unknown, isIntact: (item: Unsure) => unknown): boolean {
  return Array.isArray(list) && list.every((item) => item && isIntact(item));
}
