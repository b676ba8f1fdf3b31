/** Work on a ticket that was merged away moves to the ticket that it was merged into. */

import { addCorrection } from './corrections.ts';
import { addSpan } from './spans.ts';
import type { TicketRecord } from './ticket-record.ts';

/** The ticket that it was merged into, as far as is known; undefined: it stands for itself. */
export function mergedInto({ ticket, events }: TicketRecord): string | undefined {
  const into = events.findLast((event) => event.type === 'merge')?.into;
  return into === ticket ? undefined : into;
}

/** Both records after the move. Repeated, or with nothing to move, it changes nothing. */
export function moveWork(merged: TicketRecord, target: TicketRecord): [TicketRecord, TicketRecord] {
  const { elsewhere = [], corrections = [], ...rest } = merged;
  return [
    { ...rest, spans: [] },
    {
      ...target,
      spans: merged.spans.reduce(addSpan, target.spans),
      ...(elsewhere.length > 0 && { elsewhere: elsewhere.reduce(addSpan, target.elsewhere ?? []) }),
      ...(corrections.length > 0 && {
        corrections: corrections.reduce(addCorrection, target.corrections ?? []),
      }),
    },
  ];
}
