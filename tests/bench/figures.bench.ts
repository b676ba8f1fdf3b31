/** The headline figures of a month and of a year from day sheets in memory, for an agent with 60 tickets a day. */
import { ok } from 'node:assert/strict';
import type { DaySheet } from '../../lib/domain/day-sheet.ts';
import { defaultDefinitions } from '../../lib/domain/definitions.ts';
import { figureOf } from '../../lib/domain/figures.ts';
import { fileTicket, sheetsOf } from '../../lib/domain/filing.ts';
import { addDays } from '../../lib/domain/local-day.ts';
import type { MetricId } from '../../lib/domain/metrics/metric.ts';
import { allMetrics, metrics } from '../../lib/domain/metrics/registry.ts';
import { rulesOf } from '../../lib/domain/rules.ts';
import type { TicketEvent } from '../../lib/domain/ticket.ts';
import { emptyRecord, type TicketRecord } from '../../lib/domain/ticket-record.ts';
import { type Bench, type Comparison, compare } from './comparison.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const ticketsPerDay = 60;
const lastDay = '2026-03-09';
const endsAt = Date.parse(`${lastDay}T00:00:00Z`) + dayMs;

/** Asked, answered, asked again, answered, solved two days later, one in five reopened; the same in every run. */
function ticketOf(number: number): TicketRecord {
  const at =
    endsAt - Math.floor(number / ticketsPerDay + 1) * dayMs + (number % ticketsPerDay) * 7 * minuteMs;
  const anna = { role: 'agent', id: 'anna' } as const;
  const pat = { role: 'customer', id: 'pat' } as const;
  const wait = ((number * 7919) % 600) + 1;
  const told: [minutes: number, event: Record<string, unknown>][] = [
    [0, { type: 'created', by: pat }],
    [0, { type: 'message', by: pat, public: true }],
    [1, { type: 'assignment', to: 'anna' }],
    [wait, { type: 'message', by: anna, public: true }],
    [wait + 60, { type: 'message', by: pat, public: true }],
    [wait + 90, { type: 'message', by: anna, public: true }],
    [wait + 90, { type: 'status', by: anna, to: 'pending' }],
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
  const events = told.map(([minutes, event], index) => ({
    id: `${index}`,
    at: at + minutes * minuteMs,
    ...event,
  }));
  return {
    ...emptyRecord('zendesk@https://acme.zendesk.com', `${100_000 - number}`),
    events: events as TicketEvent[],
    complete: true,
    spans: [{ from: at + wait * minuteMs, to: at + (wait + 4) * minuteMs }],
    channel: 'email',
  };
}

const rules = rulesOf(defaultDefinitions('Europe/Berlin'));
const filings = Array.from({ length: 366 * ticketsPerDay }, (_, number) =>
  fileTicket(ticketOf(number), 'anna', endsAt, rules, []),
);
/** As the database gives them back: every row and every text a thing of its own. */
const year: DaySheet[] = structuredClone(sheetsOf('zendesk@https://acme.zendesk.com', filings));

const headlines: MetricId[] = ['first-response-time', 'handle-time', 'first-contact-resolution'];

function figures(ids: readonly MetricId[], days: number): number {
  const from = addDays(lastDay, 1 - days);
  const sheets = year.filter(({ day }) => day >= from);
  return ids
    .map((id) => figureOf(metrics[id], sheets, { from, to: lastDay, now: endsAt }))
    .reduce((sum, { n }) => sum + n, 0);
}

/** What nobody can do without: to look at every row once. */
function lookAtRows(days: number): number {
  const from = addDays(lastDay, 1 - days);
  let sum = 0;
  for (const { day, rows } of year) {
    if (day >= from) for (const { values } of rows) sum += Number(values['first-response-time'] ?? 0);
  }
  return sum;
}

export const bench: Bench = async () => {
  ok(figures(headlines, 365) > 3 * 350 * ticketsPerDay);
  const all = allMetrics.map(({ id }) => id);
  const comparisons: Comparison[] = [];
  for (const [what, ids] of [
    ['the three headline figures', headlines],
    ['all figures', all],
  ] as const) {
    for (const days of [30, 365]) {
      comparisons.push(
        await compare(
          { what: `${what} of ${days} days`, run: () => figures(ids, days) },
          { what: 'one value of each row added up', run: () => lookAtRows(days) },
          9,
        ),
      );
    }
  }
  return comparisons;
};
