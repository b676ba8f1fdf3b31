/**
 * A believable queue to play with: what came in during the last hours, and what Anna solved in the last two weeks, so
 * that first contact resolution has verdicts that are due.
 */

import { AGENTS, CUSTOMERS, PAT } from './people.ts';
import type { OpenInput, Store } from './store.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ANNA = AGENTS.anna.id;
const BOB = AGENTS.bob.id;

interface SolvedTicket {
  subject: string;
  /** How long before now it was first solved. */
  solvedDaysAgo: number;
  /** From the first message to the first reply, and on to the solve. */
  replyMinutes: number;
  solveMinutes: number;
  note?: boolean;
  bobFirst?: boolean;
  /** The customer came back so many days after the solve: with more trouble, or only to say thanks. */
  back?: { days: number; bareThanks?: boolean };
  rating?: 'good' | 'bad';
  /** What Anna booked with the solve. */
  bookedMinutes?: number;
}

const SOLVED: readonly SolvedTicket[] = [
  {
    subject: 'Gift card code is not accepted',
    solvedDaysAgo: 12.8,
    replyMinutes: 18,
    solveMinutes: 9,
    bookedMinutes: 8,
  },
  {
    subject: 'Wrong colour in the parcel',
    solvedDaysAgo: 12.2,
    replyMinutes: 41,
    solveMinutes: 75,
    note: true,
    rating: 'good',
  },
  {
    subject: 'Refund has not arrived',
    solvedDaysAgo: 11.6,
    replyMinutes: 64,
    solveMinutes: 20,
    back: { days: 2.5 },
    rating: 'bad',
  },
  { subject: 'How do I return a jacket?', solvedDaysAgo: 11.1, replyMinutes: 12, solveMinutes: 0 },
  {
    subject: 'Receipt for my expenses',
    solvedDaysAgo: 10.4,
    replyMinutes: 27,
    solveMinutes: 6,
    back: { days: 0.1, bareThanks: true },
  },
  {
    subject: 'Checkout stops at the payment page',
    solvedDaysAgo: 10.1,
    replyMinutes: 8,
    solveMinutes: 140,
    bobFirst: true,
  },
  {
    subject: 'Newsletter in the wrong language',
    solvedDaysAgo: 9.7,
    replyMinutes: 33,
    solveMinutes: 4,
    rating: 'good',
  },
  {
    subject: 'Voucher expired a day early',
    solvedDaysAgo: 9.2,
    replyMinutes: 52,
    solveMinutes: 31,
    back: { days: 1.2 },
  },
  { subject: 'Change the name on my account', solvedDaysAgo: 8.8, replyMinutes: 21, solveMinutes: 11 },
  {
    subject: 'Zip broke after one week',
    solvedDaysAgo: 8.3,
    replyMinutes: 29,
    solveMinutes: 95,
    note: true,
    rating: 'good',
  },
  {
    subject: 'Two parcels instead of one',
    solvedDaysAgo: 5.6,
    replyMinutes: 15,
    solveMinutes: 22,
    bookedMinutes: 15,
  },
  {
    subject: 'Discount was not taken off',
    solvedDaysAgo: 4.1,
    replyMinutes: 47,
    solveMinutes: 12,
    back: { days: 1.1 },
  },
  {
    subject: 'Is the blue tent back in stock?',
    solvedDaysAgo: 2.7,
    replyMinutes: 9,
    solveMinutes: 0,
    rating: 'good',
  },
  { subject: 'Cannot read the washing label', solvedDaysAgo: 1.2, replyMinutes: 38, solveMinutes: 16 },
];

/** Fills the store with a play session's tickets and gives their number. */
export function seedWorkday(store: Store, now: number): number {
  for (const [index, ticket] of SOLVED.entries()) seedSolved(store, now, ticket, customerAt(index));
  seedOpen(store, now);
  return store.tickets().length;
}

function seedSolved(store: Store, now: number, ticket: SolvedTicket, requester: number): void {
  const solvedAt = now - ticket.solvedDaysAgo * DAY;
  const repliedAt = solvedAt - ticket.solveMinutes * MINUTE;
  const openedAt = repliedAt - ticket.replyMinutes * MINUTE;
  const oneTouch = ticket.solveMinutes === 0;
  const id = store.open({ at: openedAt, requester, subject: ticket.subject, tags: ['shop'] });
  store.tag(id, { at: openedAt + 1000, by: 'trigger', add: ['english'] });
  if (ticket.note) store.comment(id, { at: openedAt + 5 * MINUTE, by: ANNA, public: false });
  const by = ticket.bobFirst ? BOB : ANNA;
  store.comment(id, { at: repliedAt, by, assignee: by, ...(oneTouch ? { status: 'solved' } : {}) });
  if (ticket.bobFirst) store.assign(id, { at: repliedAt + 30 * MINUTE, by: BOB, to: ANNA });
  if (!oneTouch) {
    const spentS = ticket.bookedMinutes === undefined ? undefined : ticket.bookedMinutes * 60;
    store.comment(id, {
      at: solvedAt,
      by: ANNA,
      status: 'solved',
      body: 'This is done now.',
      ...(spentS !== undefined && { spentS }),
    });
  }

  let lastSolvedAt = solvedAt;
  if (ticket.back) {
    const backAt = solvedAt + ticket.back.days * DAY;
    const body = ticket.back.bareThanks
      ? 'Thank you very much!'
      : 'It happened again. Can you look once more?';
    store.comment(id, { at: backAt, by: requester, body });
    lastSolvedAt = backAt + (ticket.back.bareThanks ? 2 : 55) * MINUTE;
    if (ticket.back.bareThanks) store.setStatus(id, { at: lastSolvedAt, by: ANNA, status: 'solved' });
    else store.comment(id, { at: lastSolvedAt, by: ANNA, status: 'solved' });
  }
  if (ticket.rating) store.rate(id, { at: lastSolvedAt + 20 * HOUR, score: ticket.rating });
  const closesAt = lastSolvedAt + 4 * DAY;
  if (closesAt < now) store.setStatus(id, { at: closesAt, by: 'automation', status: 'closed' });
}

function seedOpen(store: Store, now: number): void {
  const ago = (minutes: number) => now - minutes * MINUTE;
  const open = (minutes: number, input: Omit<OpenInput, 'at'>) =>
    store.open({ at: ago(minutes), tags: ['shop'], ...input });

  const bobs = open(312, {
    requester: customerAt(4),
    subject: 'Repair of a camping stove',
    body: 'The burner does not light any more. Is this covered by the warranty?',
  });
  store.comment(bobs, {
    at: ago(288),
    by: BOB,
    assignee: BOB,
    body: 'I am asking our workshop and will write.',
  });

  const waiting = open(251, {
    requester: customerAt(5),
    subject: 'Address label does not print',
    body: 'The label for my return opens as an empty page. What can I do?',
  });
  store.comment(waiting, {
    at: ago(219),
    by: ANNA,
    assignee: ANNA,
    status: 'pending',
    body: 'Which browser do you use, and could you send me a picture of the page?',
  });

  const answered = open(187, {
    requester: customerAt(6),
    subject: 'Subscription renewed too early',
    priority: 'high',
    body: 'My subscription was renewed on the 1st, but it should run until the 15th.',
  });
  store.comment(answered, {
    at: ago(180),
    by: ANNA,
    public: false,
    body: 'Billing date moved with the upgrade.',
  });
  store.comment(answered, {
    at: ago(153),
    by: ANNA,
    assignee: ANNA,
    body: 'You changed your plan on the 1st, and the new month began that day. I can move it back for you.',
  });
  store.comment(answered, { at: ago(36), by: customerAt(6), body: 'Yes, please move it back to the 15th.' });
  store.setHabit(answered, 'thanks');

  open(128, {
    requester: customerAt(7),
    subject: 'Payment failed three times',
    priority: 'urgent',
    type: 'problem',
    cc: [customerAt(8)],
    habit: 'complaint',
    body: 'I need this by Friday. My bank says that everything is fine on their side.',
  });

  const chat = open(83, {
    requester: customerAt(9),
    subject: 'Conversation with Samir Haddad',
    channel: 'native_messaging',
    body: 'Hi, is anyone there?',
  });
  const bot = { by: 'trigger', public: true } as const;
  store.comment(chat, { at: ago(82.9), ...bot, body: 'Hello. Is it about an order or a return?' });
  store.comment(chat, {
    at: ago(80),
    by: customerAt(9),
    body: 'An order. I would like to talk to a person.',
  });
  store.chatHandoff(chat, { at: ago(79) });
  store.setHabit(chat, 'question-then-thanks');

  open(52, {
    requester: customerAt(10),
    subject: 'Which tent pegs fit?',
    priority: 'low',
    habit: 'rates-good',
    body: 'I lost four pegs of the small tent. Which ones fit, and do you sell them singly?',
  });
  open(24, {
    requester: PAT,
    subject: 'Where is my order?',
    habit: 'question',
    body: 'I ordered two weeks ago and the tracking page has not moved since Monday.\nCould you check, please?',
  });
  open(6, {
    requester: customerAt(11),
    subject: 'Cancel the second chair',
    channel: 'web',
    habit: 'thanks',
    body: 'I only need one of the two chairs in my order. Can you take the other one out?',
  });
}

function customerAt(index: number): number {
  return CUSTOMERS[index % CUSTOMERS.length]?.id ?? PAT;
}
