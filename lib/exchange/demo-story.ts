/** What happens to one made-up ticket, from its creation to now: who wrote, who solved it, did the customer come back. */
import { type DemoTicket, demoConnection } from '../domain/demo.ts';
import type { Actor, TicketEvent, TicketStatus } from '../domain/ticket.ts';
import type { Draw } from './draw.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const practiceMs = 110 * 24 * hourMs;

export const me: Actor = { role: 'agent', id: demoConnection.viewer };
const colleague: Actor = { role: 'agent', id: 'colleague' };
const rule: Actor = { role: 'system', id: 'rule' };

/** An event that its ticket has not numbered yet. */
type Unnumbered<Event> = Event extends TicketEvent ? Omit<Event, 'id'> : never;

export type Told = Pick<DemoTicket['snapshot'], 'readAt' | 'channel' | 'priority' | 'complaint'> & {
  customer: Actor;
  events: Unnumbered<TicketEvent>[];
  spans: DemoTicket['spans'];
};

export type World = {
  /** Epoch ms. */
  now: number;
  draw: Draw;
  /** Time at a ticket, from an instant on, as soon as there is some; undefined: it would not be over by now. */
  work(from: number, durationMs: number): { from: number; to: number } | undefined;
};

/** undefined: nobody answered it by now. */
export function tell(createdAt: number, world: World): Told | undefined {
  const { draw } = world;
  const told = open(createdAt, `customer-${draw.between(1, 170)}`, world);
  const answeredAt = answerFirst(told, createdAt, world);
  if (answeredAt === undefined) return undefined;
  const solvedAt = talk(told, answeredAt, world);
  if (solvedAt === undefined) return told;
  const lastSolvedAt = comeBack(told, solvedAt, world);
  rate(told, lastSolvedAt, world);
  // Some are not opened again after their solve.
  if (draw.chance(0.04)) told.readAt = Math.min(world.now, lastSolvedAt + hourMs);
  return { ...told, events: told.events.filter(({ at }) => at <= told.readAt) };
}

export function open(
  at: number,
  customerId: string,
  { draw, now }: World,
  channel = channelFrom(draw),
): Told {
  const customer: Actor = { role: 'customer', id: customerId };
  const told: Told = {
    customer,
    events: [{ type: 'created', at, by: customer }],
    spans: [],
    readAt: now,
    channel,
    priority: draw.weighted({ low: 15, normal: 60, high: 20, urgent: 5 }),
    ...(draw.chance(0.05) && { complaint: true }),
  };
  say(told, at, customer);
  if (channel === 'chat') told.events.push({ type: 'handoff', at: at + 20_000 });
  return told;
}

function channelFrom(draw: Draw): string {
  return draw.weighted({ email: 55, web: 25, chat: 20 });
}

export function say({ events }: Told, at: number, by: Actor, isPublic = true): void {
  events.push({ type: 'message', at, by, public: isPublic });
}

export function set({ events }: Told, at: number, by: Actor, to: TicketStatus): void {
  events.push({ type: 'status', at, by, to });
}

export function give({ events }: Told, at: number, by: Actor = rule): void {
  events.push({ type: 'assignment', at, by, to: me.id });
}

/** Practice makes faster: eight weeks ago everything took half as long again. */
function slowness(at: number, { now }: World): number {
  return 1 + (now - at) / practiceMs;
}

function halfway(from: number, to: number): number {
  return Math.floor((from + to) / 2);
}

/** @returns when I answered */
function answerFirst(told: Told, createdAt: number, world: World): number | undefined {
  const { draw, work } = world;
  const slow = slowness(createdAt, world);
  const waitMs =
    told.channel === 'chat' ? draw.spread(1.5 * minuteMs, 0.5) : draw.spread(24 * minuteMs * slow, 0.8);
  const span = work(createdAt + waitMs, draw.spread(5.5 * minuteMs * slow, 0.4));
  if (!span) return undefined;
  const { from, to } = span;
  const isGiven = draw.chance(0.4);
  if (isGiven) give(told, halfway(createdAt, from), draw.chance(0.5) ? rule : colleague);
  if (draw.chance(0.05)) say(told, halfway(createdAt, from), colleague);
  if (draw.chance(0.3)) say(told, halfway(from, to), me, false);
  say(told, to, me);
  if (!isGiven) give(told, to, me);
  told.spans.push(span);
  return to;
}

/** Back and forth, with the ticket pending or on hold meanwhile. @returns when I solved it */
function talk(told: Told, answeredAt: number, world: World): number | undefined {
  const { draw, work } = world;
  const rounds = Number(draw.weighted({ 0: 50, 1: 35, 2: 15 }));
  let lastAt = answeredAt;
  for (let round = 0; round < rounds; round++) {
    const askedAt = lastAt + draw.spread(70 * minuteMs, 1);
    const waitMs = draw.spread(35 * minuteMs * slowness(askedAt, world), 0.7);
    set(told, lastAt, me, draw.chance(0.15) ? 'hold' : 'pending');
    const span = work(askedAt + waitMs, draw.spread(3 * minuteMs, 0.5));
    if (!span) return undefined;
    say(told, askedAt, told.customer);
    set(told, askedAt, told.customer, 'open');
    say(told, span.to, me);
    told.spans.push(span);
    lastAt = span.to;
  }
  set(told, lastAt, me, 'solved');
  return lastAt;
}

/** Most customers are content; some need me again, some only say thank you. @returns the last solve */
function comeBack(told: Told, solvedAt: number, { draw, now, work }: World): number {
  const { customer } = told;
  const backAt = solvedAt + draw.spread(22 * hourMs, 0.8);
  const kind = draw.weighted({ content: 68, again: 24, thanks: 8 });
  if (kind === 'content') return solvedAt;
  const span =
    kind === 'again'
      ? work(backAt + draw.spread(40 * minuteMs, 0.6), draw.spread(4 * minuteMs, 0.4))
      : { from: backAt, to: backAt + hourMs };
  if (!span || span.to > now) return solvedAt;
  say(told, backAt, customer);
  set(told, backAt, customer, 'open');
  if (kind === 'again') {
    say(told, span.to, me);
    told.spans.push(span);
  }
  set(told, span.to, me, 'solved');
  return span.to;
}

function rate({ events }: Told, solvedAt: number, { draw, now }: World): void {
  const at = solvedAt + draw.spread(6 * hourMs, 0.7);
  const score = draw.chance(0.88) ? 1 : 0;
  if (draw.chance(0.35) && at < now) events.push({ type: 'rating', at, score, scale: [0, 1] });
}
