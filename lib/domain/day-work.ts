/** The work of one local day, ticket by ticket: what was measured, what of it counts, and what the agent corrected. */
import type { Correction } from './corrections.ts';
import { countedMs, countedWork, overruled, type Work, withProven } from './counted-work.ts';
import type { Definitions } from './definitions.ts';
import { addDays, type LocalDay, startOfDay } from './local-day.ts';
import { lengthMs, type WorkSpan } from './spans.ts';
import { isOf, limitsOf, provenWork, type TicketKey, type WorkState } from './work.ts';

/** A local day as instants, half-open, epoch ms. */
export type DayRange = { day: LocalDay; from: number; to: number };

export function rangeOf(day: LocalDay, dayOf: (at: number) => LocalDay): DayRange {
  return { day, from: startOfDay(day, dayOf), to: startOfDay(addDays(day, 1), dayOf) };
}

/** A part of a span, as a whole struck by a correction or not. `isRunning`: it grows. */
export type Piece = WorkSpan & { kind: 'focused' | 'elsewhere'; isStruck: boolean; isRunning?: true };

/** `measuredMs`: of the stretch that it speaks of. `isInForce`: neither undone nor superseded. */
export type AuditedCorrection = Correction & { measuredMs: number; isInForce: boolean };

export type DayTicket = TicketKey & {
  /** In the order of time. */
  pieces: Piece[];
  countedMs: number;
  /** Without corrections it would be this. */
  measuredMs: number;
  /** What counts of it where elsewhere counts; else it stands beside. */
  elsewhereMs: number;
  /** Those that speak of the day, the newest first. */
  corrections: AuditedCorrection[];
};

/** The ticket that was worked on last stands first. */
export type DayWork = { tickets: DayTicket[]; countedMs: number; elsewhereMs: number };

export type Worked = TicketKey & Work;

/** @param state the work that goes on, which is on its ticket's record only when it ends */
export function dayWorkOf(
  records: readonly Worked[],
  state: WorkState,
  range: DayRange,
  definitions: Definitions,
  at: number,
): DayWork {
  const limits = limitsOf(definitions);
  const tickets = records
    .map((record) => {
      const isOpen = state.open !== undefined && isOf(state.open, record);
      const work = withProven(record, provenWork(state, record, at, limits));
      const ticket = dayTicketOf(work, range, definitions);
      const last = ticket.pieces.at(-1);
      if (isOpen && last?.kind === 'focused' && last.to === at) last.isRunning = true;
      return ticket;
    })
    .filter(({ pieces, corrections }) => pieces.length > 0 || corrections.length > 0)
    .sort((a, b) => lastWorkedAt(b) - lastWorkedAt(a));
  const sum = (part: 'countedMs' | 'elsewhereMs') =>
    tickets.reduce((total, ticket) => total + ticket[part], 0);
  return { tickets, countedMs: sum('countedMs'), elsewhereMs: sum('elsewhereMs') };
}

function dayTicketOf(
  { connection, ticket, ...work }: Worked,
  range: DayRange,
  definitions: Definitions,
): DayTicket {
  const { spans, elsewhere = [], corrections = [] } = work;
  const counted = countedWork(work, definitions);
  const { inForce } = overruled(spans, corrections);
  const piecesOf = (kind: Piece['kind'], measured: readonly WorkSpan[]) => {
    // What never counted has nothing to be struck from.
    const overruling = kind === 'focused' || definitions.countsElsewhere ? corrections : [];
    const { kept, struck } = overruled(within(measured, range), overruling);
    return [
      ...kept.map((span): Piece => ({ ...span, kind, isStruck: false })),
      ...struck.map((span): Piece => ({ ...span, kind, isStruck: true })),
    ];
  };
  const pieces = [...piecesOf('focused', spans), ...piecesOf('elsewhere', elsewhere)];
  const measured = pieces.filter(({ kind }) => kind === 'focused' || definitions.countsElsewhere);
  return {
    connection,
    ticket,
    pieces: pieces.sort((a, b) => a.from - b.from),
    countedMs: countedMs({
      spans: within(counted.spans, range),
      said: counted.said.filter((one) => isIn(one.at, range)),
    }),
    measuredMs: lengthMs(measured),
    elsewhereMs: lengthMs(pieces.filter(({ kind, isStruck }) => kind === 'elsewhere' && !isStruck)),
    corrections: corrections
      .filter(({ from }) => isIn(from, range))
      .map((one) => ({
        ...one,
        measuredMs: lengthMs(within(measured, one)),
        isInForce: inForce.includes(one),
      }))
      .sort((a, b) => b.madeAt - a.madeAt),
  };
}

function within(spans: readonly WorkSpan[], { from, to }: Pick<DayRange, 'from' | 'to'>): WorkSpan[] {
  return spans
    .filter((span) => span.from < to && from < span.to)
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
}

function isIn(at: number, { from, to }: DayRange): boolean {
  return at >= from && at < to;
}

function lastWorkedAt({ pieces, corrections }: DayTicket): number {
  return pieces.at(-1)?.to ?? corrections[0]?.from ?? 0;
}
