/** The standard test story and its variants, a ticket each: Anna (12) answers Pat (901); Monday 09:00:00 is `base`. */

import { AGENTS, CUSTOMERS, PAT } from './people.ts';
import type { Store } from './store.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ANNA = AGENTS.anna.id;
const BOB = AGENTS.bob.id;

/** The instants of the story, counted from its Monday 09:00:00. */
const STEP = {
  note: 5 * MINUTE,
  reply: 42 * MINUTE + 10 * SECOND,
  solve: HOUR,
  contact: 23 * HOUR,
  secondReply: 23 * HOUR + 30 * MINUTE,
  secondSolve: DAY,
  windowEnd: HOUR + 7 * DAY,
};

type Teller = (tell: Telling) => number;

/** One ticket's part of the story: each word writes one step, at its instant after `base`. */
interface Telling {
  store: Store;
  at: (after: number) => number;
  open: () => number;
  note: (id: number) => void;
  reply: (id: number, by?: number) => void;
  solve: (id: number, after?: number) => void;
  contact: (id: number, after?: number) => void;
}

const VARIANTS = {
  standard: (tell) => {
    const id = firstDay(tell);
    secondDay(tell, id);
    return id;
  },
  openedByAgentPublic: (tell) => {
    const id = openByAnna(tell);
    tell.contact(id, 10 * MINUTE);
    tell.store.comment(id, { at: tell.at(40 * MINUTE), by: ANNA });
    return id;
  },
  openedByAgentUnanswered: (tell) => openByAnna(tell),
  openedByAgentPhoneNote: (tell) => {
    const id = tell.store.open({
      at: tell.at(0),
      requester: PAT,
      by: ANNA,
      public: false,
      channel: 'voice',
      subject: 'Call from Pat Morgan',
    });
    tell.solve(id, 2 * MINUTE);
    tell.contact(id);
    tell.store.comment(id, { at: tell.at(STEP.secondReply), by: ANNA });
    return id;
  },
  solvedWithoutReply: (tell) => {
    const id = tell.open();
    tell.solve(id);
    return id;
  },
  autoReply: (tell) => {
    const id = tell.open();
    tell.store.comment(id, { at: tell.at(SECOND), by: 'trigger', public: true });
    tell.note(id);
    tell.reply(id);
    tell.solve(id);
    secondDay(tell, id);
    return id;
  },
  colleagueReplies: (tell) => {
    const id = tell.open();
    tell.note(id);
    tell.reply(id, BOB);
    tell.solve(id);
    secondDay(tell, id);
    return id;
  },
  noteOnly: (tell) => {
    const id = tell.open();
    tell.note(id);
    return id;
  },
  thankYouReopen: (tell) => {
    const id = firstDay(tell);
    tell.contact(id);
    tell.solve(id, STEP.contact + MINUTE);
    return id;
  },
  contactAtWindowEnd: (tell) => {
    const id = firstDay(tell);
    tell.contact(id, STEP.windowEnd);
    tell.store.comment(id, { at: tell.at(STEP.windowEnd + 30 * MINUTE), by: ANNA });
    tell.solve(id, STEP.windowEnd + HOUR);
    return id;
  },
  pendingBetween: (tell) => {
    const id = tell.open();
    tell.note(id);
    tell.store.comment(id, { at: tell.at(STEP.reply), by: ANNA, assignee: ANNA, status: 'pending' });
    tell.contact(id, 50 * MINUTE);
    tell.solve(id);
    return id;
  },
  mergedAway: (tell) => {
    const into = tell.open();
    const id = tell.open();
    tell.store.merge(id, { at: tell.at(20 * MINUTE), by: ANNA, into });
    return id;
  },
  botFirst: (tell) => {
    const { store, at } = tell;
    const id = store.open({
      at: at(0),
      requester: PAT,
      channel: 'native_messaging',
      subject: 'Chat with Pat',
    });
    for (const after of [5 * SECOND, 12 * MINUTE, 30 * MINUTE]) {
      store.comment(id, { at: at(after), by: 'trigger', public: true, body: 'Which order is it about?' });
    }
    store.chatHandoff(id, { at: at(30 * MINUTE) });
    tell.reply(id);
    tell.solve(id);
    return id;
  },
  rated: (tell) => {
    const id = firstDay(tell);
    tell.store.rate(id, { at: tell.at(DAY + 30 * MINUTE), score: 'good' });
    return id;
  },
  longThread: (tell) => {
    const id = firstDay(tell);
    const fillers = 250 - (tell.store.ticket(id)?.audits.length ?? 0) - 3;
    for (let index = 0; index < fillers; index += 1) {
      const by = index % 2 === 0 ? ANNA : BOB;
      tell.store.comment(id, { at: tell.at(STEP.solve + (index + 1) * 5 * MINUTE), by, public: false });
    }
    secondDay(tell, id);
    return id;
  },
  unknownType: (tell) => {
    const id = tell.open();
    tell.store.unknownEvent(id, { at: tell.at(MINUTE) });
    tell.note(id);
    tell.reply(id);
    tell.solve(id);
    secondDay(tell, id);
    return id;
  },
  madePrivate: (tell) => {
    const id = tell.open();
    const { events } = tell.store.comment(id, { at: tell.at(10 * MINUTE), by: ANNA, public: true });
    const commentId = events.find((event) => event.type === 'Comment')?.id ?? 0;
    tell.store.makePrivate(id, { at: tell.at(11 * MINUTE), by: ANNA, commentId });
    tell.reply(id);
    tell.solve(id);
    return id;
  },
  clockAhead: (tell) => {
    const id = tell.open();
    tell.store.comment(id, { at: tell.store.now() + 3 * MINUTE, by: ANNA, assignee: ANNA });
    return id;
  },
  another: (tell) =>
    tell.store.open({ at: tell.at(HOUR), requester: CUSTOMERS[1]?.id ?? PAT, subject: 'Another ticket' }),
} satisfies Record<string, Teller>;

export type StoryVariant = keyof typeof VARIANTS;

/** Writes every variant and gives the ids of their tickets. */
export function seedStandardStory(store: Store, base: number): Record<StoryVariant, number> {
  const tell = telling(store, base);
  const entries = Object.entries<Teller>(VARIANTS).map(([name, teller]) => [name, teller(tell)] as const);
  return Object.fromEntries(entries) as Record<StoryVariant, number>;
}

function telling(store: Store, base: number): Telling {
  const at = (after: number) => base + after;
  return {
    store,
    at,
    open: () => store.open({ at: at(0), requester: PAT, subject: 'Where is my order?', tags: ['order'] }),
    note: (id) => store.comment(id, { at: at(STEP.note), by: ANNA, public: false }),
    reply: (id, by = ANNA) => store.comment(id, { at: at(STEP.reply), by, public: true, assignee: by }),
    solve: (id, after = STEP.solve) => store.setStatus(id, { at: at(after), by: ANNA, status: 'solved' }),
    contact: (id, after = STEP.contact) => store.comment(id, { at: at(after), by: PAT, public: true }),
  };
}

function firstDay(tell: Telling): number {
  const id = tell.open();
  tell.note(id);
  tell.reply(id);
  tell.solve(id);
  return id;
}

function secondDay(tell: Telling, id: number): void {
  tell.contact(id);
  tell.store.comment(id, { at: tell.at(STEP.secondReply), by: ANNA, public: true });
  tell.solve(id, STEP.secondSolve);
}

function openByAnna(tell: Telling): number {
  return tell.store.open({ at: tell.at(0), requester: PAT, by: ANNA, subject: 'Your order was delayed' });
}
