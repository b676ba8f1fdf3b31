/** Readings of one ticket, the standard story step by step, and what the database holds afterwards. */
import { openDatabase } from '../../../lib/db/connection.ts';
import { defaultDefinitions } from '../../../lib/domain/definitions.ts';
import type { Actor, TicketEvent, TicketSnapshot } from '../../../lib/domain/ticket.ts';

export const origin = 'https://acme.zendesk.com';
export const definitions = defaultDefinitions('UTC');
export const anna: Actor = { role: 'agent', id: '12' };
export const bob: Actor = { role: 'agent', id: '13' };
export const pat: Actor = { role: 'customer', id: '901' };
export const at = (instant: string) => Date.parse(`${instant}Z`);

const opening = at('2026-03-02T09:00:00');
const reply = at('2026-03-02T09:42:10');

/** The story up to the first reply, with which anna takes the ticket. */
export const answered: TicketEvent[] = [
  { id: 'created', at: opening, type: 'created', by: pat },
  { id: '1', at: opening, type: 'message', by: pat, public: true },
  { id: '2', at: at('2026-03-02T09:05:00'), type: 'message', by: anna, public: false },
  { id: '3', at: reply, type: 'message', by: anna, public: true },
  { id: '4', at: reply, type: 'assignment', by: anna, to: anna.id },
];
export const solved: TicketEvent[] = [
  ...answered,
  { id: '5', at: at('2026-03-02T10:00:00'), type: 'status', by: anna, to: 'solved' },
];
export const reopened: TicketEvent[] = [
  ...solved,
  { id: '6', at: at('2026-03-03T08:00:00'), type: 'message', by: pat, public: true },
  { id: '7', at: at('2026-03-03T08:00:00'), type: 'status', by: pat, to: 'open' },
];
export const solvedAgain: TicketEvent[] = [
  ...reopened,
  { id: '8', at: at('2026-03-03T08:30:00'), type: 'message', by: anna, public: true },
  { id: '9', at: at('2026-03-03T09:00:00'), type: 'status', by: anna, to: 'solved' },
];

export function snapshot(
  events: readonly TicketEvent[],
  fields: Partial<TicketSnapshot> = {},
): TicketSnapshot {
  return {
    helpdesk: 'zendesk',
    origin,
    ticket: '5',
    viewer: { id: anna.id },
    events: [...events],
    complete: true,
    precision: 'second',
    readAt: at('2026-03-04T12:00:00'),
    ...fields,
  };
}

const stores = ['connections', 'tickets', 'seen', 'open', 'days', 'work', 'nextDays', 'nextOpen'] as const;

/** Everything that is stored, by store. */
export async function contents() {
  const db = await openDatabase();
  const entries = await Promise.all(stores.map(async (store) => [store, await db.getAll(store)] as const));
  return Object.fromEntries(entries) as {
    [Store in (typeof stores)[number]]: Awaited<ReturnType<typeof db.getAll<Store>>>;
  };
}

/** The filed values of a metric: `day ticket value`. */
export async function filed(
  metric: 'first-response-time' | 'handle-time' | 'full-resolution-time' | 'reopens',
) {
  const { days } = await contents();
  return days.flatMap(({ day, rows }) =>
    rows.flatMap(({ ticket, values }) =>
      values[metric] === undefined ? [] : [`${day} ${ticket} ${values[metric]}`],
    ),
  );
}
