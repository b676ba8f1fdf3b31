/**
 * Random tickets, realistic and nasty: what agents, customers, bots and rules do to a ticket, crowded about the
 * instants where a rule changes its answer. Knows how tickets are written down; nothing of what a figure makes of them.
 */

import type { Correction } from '../../lib/domain/corrections.ts';
import type { WorkSpan } from '../../lib/domain/spans.ts';
import type { TicketEvent, TicketStatus } from '../../lib/domain/ticket.ts';
import type { TicketRecord } from '../../lib/domain/ticket-record.ts';
import type { Profile } from './profiles.ts';
import { type Chance, createChance } from './random.ts';

export type StoryRecord = TicketRecord & { complaint?: boolean };

export type Story = {
  /** Running number, the ticket's name in the oracle. */
  ticket: number;
  profile: Profile;
  /** `events` in no particular order: bringing them in order is the product's work. */
  record: StoryRecord;
  /** The instant of the last complete reading; absent when there was none. */
  lastReadAt?: number;
};

type By = { role: 'agent' | 'customer' | 'system'; id: string };
type Draft = TicketEvent extends infer E ? (E extends TicketEvent ? Omit<E, 'id' | 'at'> : never) : never;

const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

const agents = ['agent-1', 'agent-1', 'agent-1', 'agent-2', 'agent-10'] as const;
const agent = (id: string): By => ({ role: 'agent', id });
const rule: By = { role: 'system', id: 'rule-1' };
const bot: By = { role: 'system', id: 'bot-1' };
const isSolvedStatus = (status: TicketStatus) => status === 'solved' || status === 'closed';

export function createStories(seed: number, profiles: Profile[], count: number): Story[] {
  const stories: Story[] = [];
  for (let ticket = 0; ticket < count; ticket++) {
    // A source of its own for each ticket, so that a ticket can be made again with its requester's others alone.
    const chance = createChance(seed * 1_000_003 + ticket);
    const profile = profiles[ticket % profiles.length] as Profile;
    // Helpdesks whose tickets have the same numbers have the same requesters.
    const round = Math.floor(ticket / profiles.length);
    const asker = { requester: `requester-${Math.floor(round / ticketsEach)}` };
    const former = round % ticketsEach > 0 ? stories[ticket - profiles.length] : undefined;
    stories.push(createStory(chance, profile, ticket, { ...asker, ...(former && { former }) }));
  }
  return stories;
}

/** Tickets by one requester on one helpdesk. */
const ticketsEach = 3;

/** `former`: another ticket by the same requester. */
type Asker = { requester: string; former?: Story };

/** Now and then somebody comes back at the very edge of the window of a former ticket. */
function returnAt(chance: Chance, profile: Profile, { former }: Asker): number | undefined {
  const solvedAt = former?.record.events.find(
    (event) => event.type === 'status' && isSolvedStatus(event.to),
  )?.at;
  if (solvedAt === undefined || !chance.is(0.35)) return undefined;
  const at = solvedAt + chance.pick([0, profile.windowDays * dayMs]) + chance.pick([0, 0, -1, 1]);
  return at <= profile.now ? at : undefined;
}

function createStory(chance: Chance, profile: Profile, ticket: number, asker: Asker): Story {
  const drafts = tell(chance, profile, returnAt(chance, profile, asker));
  const messy = disturb(chance, withIds(chance, drafts));
  const complete = !chance.is(0.07);
  const events =
    complete || chance.is(0.5)
      ? messy.events
      : messy.events.slice(Math.min(chance.whole(1, 4), messy.events.length - 1));
  const solvedAt = events.find((event) => event.type === 'status' && isSolvedStatus(event.to))?.at;
  const lastReadAt = randomLastReadAt(chance, profile, complete, events, solvedAt);
  const channel = chance.pick(['email', 'email', 'chat', 'phone', 'social', undefined]);
  const priority = chance.pick(['low', 'normal', 'high', 'urgent', undefined]);
  const complaint = chance.is(0.1) ? true : chance.is(0.05) ? false : undefined;
  const requester = chance.is(0.9) ? asker.requester : undefined;
  return {
    ticket,
    profile,
    ...(lastReadAt !== undefined && { lastReadAt }),
    record: {
      connection: `connection-${profile.profile}`,
      ticket: String(ticket),
      events: chance.shuffled(events),
      complete,
      precision: 'second',
      suspect: messy.suspect.filter((id) => events.some((event) => event.id === id)),
      ...randomWork(chance, profile, events),
      ...(channel && { channel }),
      ...(priority && { priority }),
      ...(complaint !== undefined && { complaint }),
      ...(requester && { requester }),
    },
  };
}

/** What happens, in its order. Ids come later. */
function tell(chance: Chance, profile: Profile, openedAt: number | undefined): (Draft & { at: number })[] {
  const told: (Draft & { at: number })[] = [];
  let at = openedAt ?? firstInstant(chance, profile);
  let status: TicketStatus = 'new';
  let solvedAt: number | undefined;
  const customer: By = { role: 'customer', id: 'customer-1' };
  const add = (draft: Draft) => {
    told.push({ ...draft, at });
    if (draft.type !== 'status') return;
    if (isSolvedStatus(draft.to)) solvedAt ??= at;
    status = draft.to;
  };
  const someone = () => agent(chance.pick(agents));
  const say = (by: By, isPublic = true) => add({ type: 'message', by, public: isPublic });
  const set = (to: TicketStatus, by?: By) => add({ type: 'status', to, ...(by && { by }) });
  const assign = () => {
    const to = chance.is(0.12) ? undefined : chance.pick(agents);
    const by = chance.weighted({ self: 35, other: 30, rule: 20, unknown: 12, customer: 3 });
    const actor: Record<typeof by, By | undefined> = {
      self: agent(to ?? chance.pick(agents)),
      other: someone(),
      rule,
      unknown: undefined,
      customer,
    };
    add({
      type: 'assignment',
      ...(actor[by] && { by: actor[by] as By }),
      ...(to && { to }),
    });
  };
  const solve = (by: By | undefined) => set(chance.is(0.85) ? 'solved' : 'closed', by);
  const anyActor = () => {
    const who = chance.weighted({ agent: 60, rule: 22, customer: 8, unknown: 10 });
    return { agent: someone(), rule, customer, unknown: undefined }[who];
  };
  const wait = () => {
    at = nextInstant(chance, profile, at, solvedAt);
  };
  /** A status and what came with it may lie at one instant or a moment apart. */
  const moment = () => {
    if (chance.is(0.3)) at += chance.pick([1, secondMs, 2 * secondMs]);
  };

  open();
  for (let left = chance.whole(1, 16); left > 0 && told.length < 60; left--) {
    wait();
    if (at > profile.now) break;
    step();
  }
  // Nothing was read that is still to come, save by a wrong clock.
  return told.filter((one) => one.at <= profile.now);

  function open() {
    const kind = chance.weighted({
      customer: 60,
      proactive: 11,
      phone: 8,
      bot: 7,
      behalf: 4,
      silent: 2,
      rule: 4,
      noteAndMail: 2,
    });
    const opener = someone();
    if (kind === 'customer' || kind === 'bot') add({ type: 'created', by: customer });
    else add({ type: 'created', by: kind === 'rule' ? rule : opener });
    if (chance.is(0.1)) moment();
    if (kind === 'customer' && chance.is(0.95)) say(customer);
    if (kind === 'rule' || kind === 'behalf') say(customer);
    if (kind === 'proactive') say(chance.is(0.95) ? opener : someone());
    if (kind === 'phone') say(opener, false);
    if (kind === 'noteAndMail') for (const isPublic of chance.shuffled([true, false])) say(opener, isPublic);
    if (chance.is(0.4)) assign();
    if (chance.is(0.5)) set(chance.pick(['new', 'open']), chance.is(0.5) ? rule : undefined);
    if (kind === 'bot') {
      say(customer);
      wait();
      say(bot);
      if (chance.is(0.5)) assign();
      wait();
      add({ type: 'handoff' });
    }
  }

  function step() {
    const solved = isSolvedStatus(status);
    const what = chance.weighted({
      ask: solved ? 12 : 24,
      reply: solved ? 5 : 24,
      note: 6,
      automatic: 6,
      assign: 10,
      status: solved ? 1 : 10,
      solve: solved ? 0 : 14,
      replyAndSolve: solved ? 0 : 16,
      close: solved ? 5 : 2,
      reopen: solved ? 9 : 0,
      thank: solved ? 14 : 0,
      askAndReopen: solved ? 14 : 0,
      replyAndReopen: solved ? 5 : 0,
      rate: solved ? 9 : 3,
      handoff: 1.5,
      merge: 0.6,
    });
    const steps: Record<typeof what, () => void> = {
      ask: () => say(customer),
      reply: () => {
        say(someone());
        if (!solved && chance.is(0.3)) set(chance.pick(['pending', 'hold', 'open']), someone());
      },
      note: () => say(someone(), false),
      automatic: () => say(chance.pick([rule, bot]), chance.is(0.8)),
      assign,
      status: () => set(chance.pick(['open', 'pending', 'hold', 'new']), anyActor()),
      solve: () => solve(anyActor()),
      replyAndSolve: () => {
        const by = someone();
        say(by);
        moment();
        solve(chance.is(0.9) ? by : someone());
      },
      close: () => set('closed', chance.is(0.7) ? rule : anyActor()),
      reopen: () => set('open', anyActor()),
      thank,
      askAndReopen: () => {
        say(customer);
        moment();
        set('open', chance.pick([customer, rule, undefined]));
      },
      replyAndReopen: () => {
        const by = someone();
        if (chance.is(0.5)) say(by);
        set(chance.pick(['open', 'pending']), by);
        moment();
        if (chance.is(0.6)) say(by);
      },
      rate,
      handoff: () => add({ type: 'handoff' }),
      merge: () => add({ type: 'merge', into: '1' }),
    };
    steps[what]();
  }

  function thank() {
    say(customer);
    if (chance.is(0.25)) return;
    moment();
    set('open', chance.pick([customer, rule, undefined]));
    if (chance.is(0.2)) return;
    wait();
    if (chance.is(0.2)) say(someone(), false);
    if (chance.is(0.2)) say(bot);
    if (at <= profile.now) solve(anyActor());
  }

  function rate() {
    const scale = chance.pick<[number, number]>([
      [0, 1],
      [1, 5],
      [1, 5],
      [1, 7],
      [1, 10],
    ]);
    add({ type: 'rating', score: chance.whole(...scale), scale });
  }
}

function firstInstant(chance: Chance, profile: Profile): number {
  const [from, end] = profile.range;
  const to = Math.min(end, profile.now);
  if (chance.is(0.4)) return chance.pick(profile.hot.filter((at) => at >= from && at <= to));
  const at = chance.whole(from, to);
  return chance.is(0.1) ? at : Math.floor(at / secondMs) * secondMs;
}

function nextInstant(chance: Chance, profile: Profile, at: number, solvedAt: number | undefined): number {
  const kind = chance.weighted({
    same: 10,
    tick: 3,
    seconds: 14,
    minutes: 30,
    hours: 20,
    days: 8,
    hot: 14,
    windowEnd: solvedAt === undefined ? 0 : 7,
    weeks: 2,
  });
  const whole = (most: number, unit: number) => at + chance.whole(1, most) * unit;
  switch (kind) {
    case 'same':
      return at;
    case 'tick':
      return whole(999, 1);
    case 'seconds':
      return whole(119, secondMs);
    case 'minutes':
      return whole(90 * 60, secondMs);
    case 'hours':
      return whole(26 * 3600, secondMs);
    case 'days':
      return whole(9, dayMs) + chance.pick([0, 0, hourMs, -hourMs]);
    case 'weeks':
      return whole(33, dayMs);
    case 'hot': {
      const later = profile.hot.filter((hot) => hot > at && hot < at + 3 * dayMs);
      return later.length === 0 ? whole(3600, secondMs) : chance.pick(later) + chance.pick([0, 0, 0, -1, 1]);
    }
    case 'windowEnd': {
      const end =
        (solvedAt as number) + profile.windowDays * dayMs + chance.pick([0, 0, 0, -1, 1, -secondMs]);
      return end >= at ? end : whole(3600, secondMs);
    }
  }
}

function withIds(chance: Chance, drafts: (Draft & { at: number })[]): TicketEvent[] {
  const style = chance.weighted({ number: 4, prefix: 3, type: 3, path: 1 });
  let number = chance.pick([1, 7, 95, 998, 123_450]);
  const numbers = drafts.map(() => {
    number += chance.whole(1, 2);
    return number;
  });
  // Helpdesks number events as they happen, mostly.
  const taken = chance.is(0.2) ? chance.shuffled(numbers) : numbers;
  return drafts.map((draft, index) => {
    const number = taken[index];
    const id = {
      number: `${number}`,
      prefix: `event-${number}`,
      type: `${draft.type}:${number}`,
      path: `audit/${Math.floor((number as number) / 2)}/${number}`,
    }[style];
    return { ...draft, id } as TicketEvent;
  });
}

/** Wrong clocks: an instant far ahead (`suspect`), or one before the creation. */
function disturb(chance: Chance, events: TicketEvent[]): { events: TicketEvent[]; suspect: string[] } {
  const last = Math.max(...events.map(({ at }) => at));
  const created = events[0]?.at ?? 0;
  const one = chance.is(0.08) ? 0 : chance.whole(1, events.length - 1);
  const move = (at: number) => events.map((event, index) => (index === one ? { ...event, at } : event));
  if (chance.is(0.03)) {
    const at = chance.is(0.3) ? (events[one]?.at ?? last) : last + chance.whole(3, 60 * 24 * 30) * minuteMs;
    // What else lies at that instant lay in the future too.
    const moved = move(at);
    return { events: moved, suspect: moved.filter((event) => event.at === at).map(({ id }) => id) };
  }
  if (chance.is(0.025) && one > 0) {
    return { events: move(created - chance.pick([1, secondMs, hourMs, 3 * dayMs])), suspect: [] };
  }
  return { events, suspect: [] };
}

function randomLastReadAt(
  chance: Chance,
  profile: Profile,
  complete: boolean,
  events: TicketEvent[],
  solvedAt: number | undefined,
): number | undefined {
  if (!complete || chance.is(0.06)) return undefined;
  const last = Math.max(...events.map(({ at }) => at));
  if (solvedAt !== undefined && chance.is(0.35)) {
    const due = solvedAt + profile.windowDays * dayMs;
    return due + chance.pick([0, 0, 0, -1, 1, -hourMs, hourMs]);
  }
  return chance.pick([last, last + chance.whole(0, 20) * dayMs, profile.now, profile.now - hourMs]);
}

/** Sorted, apart from one another, none empty. */
function randomSpans(chance: Chance, profile: Profile, events: TicketEvent[]): WorkSpan[] {
  if (chance.is(0.25)) return [];
  const solves = events.filter((event) => event.type === 'status' && isSolvedStatus(event.to));
  const spans: WorkSpan[] = [];
  const begin = () => {
    if (solves.length > 0 && chance.is(0.3)) {
      return (
        chance.pick(solves).at +
        chance.pick([-5 * minuteMs, 0, 2 * minuteMs, 2 * minuteMs + 1, 2 * minuteMs - 1])
      );
    }
    if (chance.is(0.25)) return chance.pick(profile.hot) - chance.pick([0, minuteMs, hourMs, 1]);
    return (events.at(chance.whole(0, events.length - 1))?.at ?? 0) - chance.whole(0, 900) * secondMs;
  };
  const drafted = Array.from({ length: chance.whole(1, 5) }, () => {
    const from = begin();
    const most = chance.weighted({ 90: 20, 1500: 60, 14400: 12, 180000: 2 });
    return { from, to: from + chance.whole(1, Number(most)) * (chance.is(0.1) ? 997 : secondMs) };
  }).sort((a, b) => a.from - b.from);
  for (const span of drafted) {
    const from = Math.max(span.from, (spans.at(-1)?.to ?? 0) + 1);
    if (from < span.to && span.to <= profile.now) spans.push({ from, to: span.to });
  }
  return spans;
}

/** Some of it elsewhere; corrections at the very edges of what was measured, at the starts of days, over one another. */
function randomWork(
  chance: Chance,
  profile: Profile,
  events: TicketEvent[],
): Pick<TicketRecord, 'spans' | 'elsewhere' | 'corrections'> {
  const all = randomSpans(chance, profile, events);
  const isElsewhere = all.map(() => chance.is(0.2));
  const elsewhere = all.filter((_, index) => isElsewhere[index]);
  const corrections = chance.is(0.25) ? randomCorrections(chance, profile, all) : [];
  return {
    spans: all.filter((_, index) => !isElsewhere[index]),
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(corrections.length > 0 && { corrections }),
  };
}

function randomCorrections(chance: Chance, profile: Profile, spans: WorkSpan[]): Correction[] {
  const edges = spans.flatMap(({ from, to }) => [from, to, from + 1, to - 1]);
  const edge = () => (edges.length > 0 && chance.is(0.7) ? chance.pick(edges) : chance.pick(profile.hot));
  const order = chance.shuffled([1, 2, 3, 4]);
  return Array.from({ length: chance.whole(1, 4) }, (_, index): Correction => {
    const from = edge();
    const span = spans.find((one) => one.from === from);
    const to = span && chance.is(0.6) ? span.to : from + chance.pick([1, minuteMs, hourMs, dayMs]);
    const ms = Math.floor((to - from) * chance.pick([0, 0, 0.25, 1]));
    const isUndone = chance.is(0.2);
    const madeAt = profile.now + (order[index] ?? 0);
    return {
      id: String(index),
      madeAt,
      from,
      to,
      ms,
      reason: 'other',
      ...(isUndone && { undoneAt: profile.now }),
    };
  });
}
