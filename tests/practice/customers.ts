/**
 * The customers: they answer an agent after a while, as their habit says, and new ones write in. Nothing here runs by
 * itself: `advance` lets everything happen that is due by the clock, at the instant at which it was due.
 */

import type { Audit, Score } from './audit.ts';
import { CUSTOMERS, isAgent } from './people.ts';
import { chance } from './random.ts';
import type { Habit, Store, Ticket } from './store.ts';

export interface CustomerOptions {
  store: Store;
  seed: number;
  /** Shortest and longest time until a customer answers. */
  answerAfterMs: readonly [number, number];
  /** Shortest and longest time between two new tickets. */
  arriveAfterMs: readonly [number, number];
  answers: boolean;
  arrivals: boolean;
}

export interface Customers {
  /** Lets happen what is due. */
  advance(): void;
  /** A new ticket, now. */
  arrive(at?: number): number;
  stop(): void;
}

type Step = { after: 'reply' | 'solve' } & ({ says: string } | { rates: Score });

const HABITS: Record<Habit, readonly Step[]> = {
  silent: [],
  question: [
    { after: 'reply', says: 'Thanks for the quick answer. One more question: how long will that take?' },
  ],
  thanks: [{ after: 'solve', says: 'Perfect, thank you!' }],
  'question-then-thanks': [
    { after: 'reply', says: 'That helps. Do I have to do anything on my side?' },
    { after: 'solve', says: 'Great, thanks a lot!' },
  ],
  complaint: [
    { after: 'solve', says: 'I am sorry, but it still does not work. The same error is back this morning.' },
  ],
  'rates-good': [{ after: 'solve', rates: 'good' }],
};

const REQUESTS: readonly { subject: string; body: string; habit: Habit }[] = [
  {
    subject: 'Parcel shows as delivered, but it is not here',
    body: 'The tracking page says delivered yesterday at noon. Nobody was home and there is no note.',
    habit: 'question',
  },
  {
    subject: 'Cannot change my delivery address',
    body: 'I moved last week. The form says the address is locked. Can you change it for me?',
    habit: 'thanks',
  },
  {
    subject: 'Charged twice for one order',
    body: 'My card shows two payments on the same day. Please send one of them back.',
    habit: 'complaint',
  },
  {
    subject: 'Which size should I take?',
    body: 'I am between M and L. How do your jackets turn out?',
    habit: 'rates-good',
  },
  {
    subject: 'The app signs me out every morning',
    body: 'Since the last update I have to sign in again each day. I use an older phone.',
    habit: 'question-then-thanks',
  },
  { subject: 'Invoice for March', body: 'Could you send the invoice as a PDF, please?', habit: 'silent' },
];

export function createCustomers(options: CustomerOptions): Customers {
  const { store, seed } = options;
  const plans: { ticketId: number; at: number; step: Step }[] = [];
  const done = new Map<number, number>();
  let arrived = 0;
  let nextArrivalAt = store.now() + delay(options.arriveAfterMs, 'arrival', 0);

  function delay([shortest, longest]: readonly [number, number], ...words: (string | number)[]): number {
    return Math.round(shortest + chance(seed, ...words) * (longest - shortest));
  }

  function plan(ticket: Ticket, audit: Audit): void {
    if (!options.answers || !isAgent(audit.authorId)) return;
    const moment = momentOf(audit);
    if (!moment) return;
    if (moment === 'solve') forget(ticket.id);
    const from = done.get(ticket.id) ?? 0;
    const index = HABITS[ticket.habit].findIndex((step, i) => i >= from && step.after === moment);
    const step = HABITS[ticket.habit][index];
    if (!step) return;
    done.set(ticket.id, index + 1);
    plans.push({ ticketId: ticket.id, at: audit.at + delay(options.answerAfterMs, ticket.id, index), step });
  }

  /** A question that was still unasked when the agent solved the ticket stays unasked. */
  function forget(ticketId: number): void {
    const index = plans.findIndex((each) => each.ticketId === ticketId);
    if (index >= 0) plans.splice(index, 1);
  }

  function act({ ticketId, at, step }: (typeof plans)[number]): void {
    const ticket = store.ticket(ticketId);
    if (!ticket || ticket.status === 'closed') return;
    if ('rates' in step) store.rate(ticketId, { at, score: step.rates, body: 'Quick and friendly.' });
    else store.comment(ticketId, { at, by: ticket.requesterId, public: true, body: step.says });
  }

  function arrive(at = store.now()): number {
    arrived += 1;
    const request = REQUESTS[(arrived - 1) % REQUESTS.length];
    const customer = CUSTOMERS[Math.floor(chance(seed, 'customer', arrived) * CUSTOMERS.length)];
    if (!request || !customer) throw new Error('No one is left to write in');
    const channel = chance(seed, 'channel', arrived) < 0.7 ? 'email' : 'web';
    return store.open({ at, requester: customer.id, channel, ...request });
  }

  const stopListening = store.onAudit(plan);

  return {
    advance() {
      const now = store.now();
      plans.sort((a, b) => a.at - b.at);
      while (plans[0] && plans[0].at <= now) {
        const due = plans.shift();
        if (due) act(due);
      }
      if (options.arrivals && nextArrivalAt <= now) {
        arrive(nextArrivalAt);
        // From now, not from the last arrival: a machine that slept must not wake up to hundreds of tickets.
        nextArrivalAt = now + delay(options.arriveAfterMs, 'arrival', arrived);
      }
    },
    arrive,
    stop: stopListening,
  };
}

function momentOf(audit: Audit): Step['after'] | null {
  const solves = audit.events.some(
    (event) => event.type === 'Change' && event.field_name === 'status' && event.value === 'solved',
  );
  if (solves) return 'solve';
  return audit.events.some((event) => event.type === 'Comment' && event.public) ? 'reply' : null;
}
