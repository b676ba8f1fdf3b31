/** What the extension counted, read from its database. */
import type { WorkSpan } from '../../lib/domain/spans.ts';
import type { WorkState } from '../../lib/domain/work.ts';
import type { Records } from '../browsers/records.ts';
import type { TicketName } from './diary.ts';

export function nameOf({ connection, ticket }: { connection: string; ticket: string }): TicketName {
  return `${connection} #${ticket}`;
}

export function countedSpans({ tickets }: Records, kind: 'spans' | 'elsewhere' = 'spans') {
  return new Map<TicketName, readonly WorkSpan[]>(
    tickets.map((record) => [nameOf(record), record[kind] ?? []]),
  );
}

export function countedMs(records: Records, kind: 'spans' | 'elsewhere' = 'spans'): Map<TicketName, number> {
  const sum = (spans: readonly WorkSpan[]) => spans.reduce((total, { from, to }) => total + to - from, 0);
  return new Map([...countedSpans(records, kind)].map(([ticket, spans]) => [ticket, sum(spans)]));
}

/** Pairs of spans, of whatever tickets, that count the same instant. */
export function countedTwice(records: Records): [WorkSpan, WorkSpan][] {
  const all = (['spans', 'elsewhere'] as const)
    .flatMap((kind) => [...countedSpans(records, kind).values()].flat())
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return all.flatMap((span, index) => {
    const next = all[index + 1];
    return next && next.from < span.to ? [[span, next] as [WorkSpan, WorkSpan]] : [];
  });
}

/** What goes on now; `undefined`: nobody has ever worked. */
export function workNow({ work }: Records): WorkState | undefined {
  return work[0] as WorkState | undefined;
}
