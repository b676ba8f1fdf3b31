/** A day's work as a picture: which hours it shows, and where on them each piece lies. Positions are fractions of 1. */
import type { DayRange, DayWork, Piece } from './day-work.ts';
import { offsetsBetween } from './local-time.ts';
import type { BusinessClock } from './schedule.ts';
import type { TicketKey } from './work.ts';

const hourMs = 3_600_000;
const shortestHours = 3;
/** More labels do not fit the narrowest popup. */
const mostTicks = 7;
const tickHours = [1, 2, 3, 4, 6, 12];

type Stretch = { from: number; to: number };
export type Placed = { start: number; width: number };

/** `tone` changes with the ticket, so that two that follow each other are told apart. */
export type Block = TicketKey & Piece & Placed & { tone: 0 | 1 };

export type DayTimeline = Stretch & {
  /** Full hours, epoch ms, and where they lie. */
  ticks: { at: number; start: number }[];
  /** In the order of time. */
  blocks: Block[];
  /** When the agent's shift was on. */
  shift: Placed[];
  /** The pause that goes on. */
  paused: Placed | undefined;
};

export type Around = {
  timeZone: string;
  shift: BusinessClock | undefined;
  pausedAt: number | undefined;
  now: number;
};

export function timelineOf(work: DayWork, range: DayRange, around: Around): DayTimeline {
  const { timeZone, now, pausedAt } = around;
  const shift = around.shift ? openWithin(around.shift, range) : [];
  const pieces = work.tickets
    .flatMap(({ connection, ticket, pieces }) => pieces.map((piece) => ({ connection, ticket, ...piece })))
    .sort((a, b) => a.from - b.from);
  const paused = pausedAt === undefined ? [] : overlap({ from: pausedAt, to: now }, range);
  const isToday = now >= range.from && now < range.to;
  const grid = hourGrid(range, timeZone);
  const shown = hoursAround(
    [...pieces, ...shift, ...paused, ...(isToday ? [{ from: now, to: now }] : [])],
    range,
    grid,
  );
  const place = ({ from, to }: Stretch): Placed => {
    const lengthMs = shown.to - shown.from;
    return { start: (from - shown.from) / lengthMs, width: (to - from) / lengthMs };
  };
  let tone: 0 | 1 = 0;
  const blocks = pieces.map((piece, index): Block => {
    const before = pieces[index - 1];
    if (before && (before.ticket !== piece.ticket || before.connection !== piece.connection))
      tone = tone ? 0 : 1;
    return { ...piece, ...place(piece), tone };
  });
  return {
    ...shown,
    ticks: ticksOf(shown, grid).map((at) => ({ at, start: place({ from: at, to: at }).start })),
    blocks,
    shift: shift.flatMap((one) => overlap(one, shown)).map(place),
    paused: paused.map(place)[0],
  };
}

/** How far the full hours of the local clock lie from those since 1970, and from midnight. */
function hourGrid({ from }: DayRange, timeZone: string): number {
  return offsetsBetween(timeZone, from, from)[0]?.offsetMs ?? 0;
}

function hoursAround(stretches: readonly Stretch[], range: DayRange, offsetMs: number): Stretch {
  const floor = (at: number) => Math.floor((at + offsetMs) / hourMs) * hourMs - offsetMs;
  const first = Math.min(...stretches.map(({ from }) => from));
  const last = Math.max(...stretches.map(({ to }) => to));
  if (stretches.length === 0) return { from: range.from, to: range.to };
  const from = Math.max(range.from, floor(first));
  const to = Math.min(range.to, Math.max(floor(last + hourMs - 1), from + shortestHours * hourMs));
  return { from: Math.max(range.from, Math.min(from, floor(to - shortestHours * hourMs))), to };
}

function ticksOf({ from, to }: Stretch, offsetMs: number): number[] {
  const everyHours = tickHours.find((hours) => (to - from) / hourMs / hours <= mostTicks - 1) ?? 24;
  const stepMs = everyHours * hourMs;
  const ticks: number[] = [];
  for (let at = Math.ceil((from + offsetMs) / stepMs) * stepMs - offsetMs; at <= to; at += stepMs)
    ticks.push(at);
  return ticks;
}

function overlap({ from, to }: Stretch, range: Stretch): Stretch[] {
  const part = { from: Math.max(from, range.from), to: Math.min(to, range.to) };
  return part.from < part.to ? [part] : [];
}

/** The stretches of a schedule's open time. */
function openWithin(clock: BusinessClock, { from, to }: Stretch): Stretch[] {
  const stretches: Stretch[] = [];
  let at = from;
  for (;;) {
    const opensAt = clock.add(at, 0);
    if (opensAt === undefined || opensAt >= to) return stretches;
    at = closingAfter(clock, opensAt, to);
    stretches.push({ from: opensAt, to: at });
  }
}

/** To the millisecond: it is open from `opensAt` on without a gap. */
function closingAfter(clock: BusinessClock, opensAt: number, to: number): number {
  let [open, closed] = [opensAt, to + 1];
  while (closed - open > 1) {
    const middle = Math.floor((open + closed) / 2);
    if (clock.elapsedMs(opensAt, middle) === middle - opensAt) open = middle;
    else closed = middle;
  }
  return Math.max(open, opensAt + 1);
}
