/** What an agent with many tickets has stored: records, and what the domain files of them. The same in every run. */

import type { DaySheet } from '../../lib/domain/day-sheet.ts';
import type { OpenRow } from '../../lib/domain/filing.ts';
import { fileTicket, sheetsOf, type TicketFiling } from '../../lib/domain/filing.ts';
import type { Rules } from '../../lib/domain/rules.ts';
import type { TicketEvent } from '../../lib/domain/ticket.ts';
import { emptyRecord, type TicketRecord } from '../../lib/domain/ticket-record.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
export const connection = 'zendesk@https://acme.zendesk.com';
const anna = { role: 'agent', id: 'anna' } as const;
const pat = { role: 'customer', id: 'pat' } as const;

export type Telling = {
  endsAt: number;
  ticketsPerDay: number /** The newest so many wait for a first reply. */;
  waiting?: number;
};

/** Asked, answered, asked again, answered, solved two days later, one in five reopened; as far as it has happened. */
export function ticketOf(number: number, { endsAt, ticketsPerDay, waiting = 0 }: Telling): TicketRecord {
  const at =
    endsAt - Math.floor(number / ticketsPerDay + 1) * dayMs + (number % ticketsPerDay) * 7 * minuteMs;
  const wait = ((number * 7919) % 600) + 1;
  const told: [minutes: number, event: Record<string, unknown>][] = [
    [0, { type: 'created', by: pat }],
    [0, { type: 'message', by: pat, public: true }],
    [1, { type: 'assignment', to: 'anna' }],
    [wait, { type: 'message', by: anna, public: true }],
    [wait + 60, { type: 'message', by: pat, public: true }],
    [wait + 90, { type: 'message', by: anna, public: true }],
    [wait + 90, { type: 'status', by: anna, to: 'pending' }],
    [wait + 100, { type: 'message', by: anna, public: false }],
    [2 * 24 * 60, { type: 'status', by: anna, to: 'solved' }],
    ...(number % 5 === 0
      ? ([
          [3 * 24 * 60, { type: 'message', by: pat, public: true }],
          [3 * 24 * 60, { type: 'status', by: pat, to: 'open' }],
          [3 * 24 * 60 + 30, { type: 'message', by: anna, public: true }],
          [3 * 24 * 60 + 30, { type: 'status', by: anna, to: 'solved' }],
        ] as [number, Record<string, unknown>][])
      : []),
  ];
  const events = (number < waiting ? told.slice(0, 3) : told)
    .map(([minutes, event], index) => ({ id: `${index}`, at: at + minutes * minuteMs, ...event }))
    .filter((event) => event.at <= endsAt);
  return {
    ...emptyRecord(connection, `${1_000_000 - number}`),
    events: events as TicketEvent[],
    complete: true,
    spans: [{ from: at + wait * minuteMs, to: at + (wait + 4) * minuteMs }],
    channel: ['email', 'web', 'chat'][number % 3] as string,
  };
}

export type History = { records: TicketRecord[]; sheets: DaySheet[]; open: OpenRow[] };

export function historyOf(count: number, telling: Telling, rules: Rules): History {
  const records = Array.from({ length: count }, (_, number) => ticketOf(number, telling));
  const filings: TicketFiling[] = records.map((record) =>
    fileTicket(record, anna.id, telling.endsAt, rules, []),
  );
  return {
    records,
    sheets: sheetsOf(connection, filings),
    open: filings.flatMap(({ open }) => open ?? []),
  };
}
