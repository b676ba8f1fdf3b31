/**
 * Whether what lies in the database can be worked with at all: a disk, a crash or a fault of ours may have left half
 * of it. Cheap, because every ticket and sheet that is read passes here; whether it is right nobody can tell any more.
 */
import type { DaySheet } from './day-sheet.ts';
import type { TicketRecord } from './ticket-record.ts';
import type { WorkState } from './work.ts';

/** Only what would make the code that reads it fail; whatever else is in it is looked at later, or never. */
type Part = { id?: string; at: number; type: string; by?: object; from: number; to: number };
type Row = { ticket?: string; values?: object; leftOut?: object };

const needsActor = /created|message/;

export function isIntactRecord({ events, spans, suspect }: TicketRecord): boolean {
  return (
    isListOf<Part>(events, ({ id, at, type, by }) => id && at >= 0 && (by ?? !needsActor.test(type))) &&
    isListOf<Part>(spans, ({ from, to }) => to >= from) &&
    isListOf(suspect, () => true)
  );
}

export function isIntactWork({ claimed, heard }: WorkState): boolean {
  return isListOf<Part>(claimed, ({ from, to }) => to >= from) && isListOf(heard, () => true);
}

export function isIntactSheet({ rows }: DaySheet): boolean {
  return isListOf<Row>(rows, ({ ticket, values, leftOut }) => ticket && values && leftOut);
}

function isListOf<Item>(list: unknown, isIntact: (item: Item) => unknown): boolean {
  return Array.isArray(list) && list.every((item) => item && isIntact(item));
}
