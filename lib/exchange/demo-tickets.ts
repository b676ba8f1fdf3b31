/**
 * Eight weeks of one agent's work, made up: the same for the same seed, instant and zone. Ids, instants, roles and
 * flags only, like everything that is recorded.
 */
import { type DemoTicket, demoConnection } from '../domain/demo.ts';
import { addDays, type LocalDay, localDays } from '../domain/local-day.ts';
import { instantIn } from '../domain/local-time.ts';
import type { TicketEvent } from '../domain/ticket.ts';
import { compareEvents } from '../domain/timeline.ts';
import { give, me, open, say, set, type Told, tell, type World } from './demo-story.ts';
import { type Draw, drawFrom } from './draw.ts';
import { isWorkday, officeOf } from './office.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const daysBack = 55;
const firstNumber = 20_417;

/** @param now epoch ms @param timeZone IANA name */
export function demoTickets(seed: number, now: number, timeZone: string): DemoTicket[] {
  const office = officeOf(timeZone);
  const world: World = {
    now,
    draw: drawFrom(seed),
    work(from, durationMs) {
      const span = office.next(from, durationMs);
      return span.to <= now ? office.take(span) : undefined;
    },
  };
  const today = localDays(timeZone)(now);
  const days = Array.from({ length: daysBack + 1 }, (_, index) => addDays(today, index - daysBack));
  const told = days
    .filter(isWorkday)
    .flatMap((day) => arrivals(day, timeZone, world.draw))
    .flatMap((createdAt) => tell(createdAt, world) ?? []);
  return [...told, ...waitingNow(world)].map(ticketOf);
}

function arrivals(day: LocalDay, timeZone: string, draw: Draw): number[] {
  const minutes = Array.from({ length: draw.between(5, 8) }, () => draw.between(7 * 60, 16 * 60 + 30));
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return minutes
    .sort((a, b) => a - b)
    .map((minute) => instantIn(timeZone, midnight + minute * minuteMs) + draw.between(0, 59) * 1000);
}

/** Tickets of mine that wait now, some near the usual limits: two hours for a first reply, four for a next one. */
function waitingNow(world: World): Told[] {
  const { now } = world;
  const first = [134, 106, 71, 22].map((minutes, index) => {
    const createdAt = now - minutes * minuteMs;
    const told = open(createdAt, `customer-${201 + index}`, world, 'email');
    give(told, createdAt + 30_000);
    return told;
  });
  const next = [218, 95].map((minutes, index) => {
    const askedAt = now - minutes * minuteMs;
    const [createdAt, answeredAt] = [askedAt - 5 * hourMs, askedAt - 4 * hourMs];
    const told = open(createdAt, `customer-${211 + index}`, world, 'email');
    give(told, createdAt + 30_000);
    say(told, answeredAt, me);
    set(told, answeredAt, me, 'pending');
    say(told, askedAt, told.customer);
    set(told, askedAt, told.customer, 'open');
    return told;
  });
  return [...next, ...first];
}

function ticketOf({ events, spans, customer, ...about }: Told, index: number): DemoTicket {
  const ticket = String(firstNumber + index);
  const { helpdesk, origin, viewer } = demoConnection;
  const numbered = events.map(
    (event, number) => ({ ...event, id: `${ticket}-${number + 1}` }) as TicketEvent,
  );
  return {
    snapshot: {
      helpdesk,
      origin,
      ticket,
      viewer: { id: viewer },
      events: numbered.sort(compareEvents),
      complete: true,
      precision: 'second',
      requester: customer.id,
      ...about,
    },
    spans: spans.sort((a, b) => a.from - b.from),
  };
}
