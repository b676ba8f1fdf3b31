/**
 * Which tickets are to be read again although nobody opens them, so that the waiting list and the verdicts stay true,
 * and how often the helpdesk may be asked for that. All worked out from stored instants (epoch ms).
 */
import { type Checked, object, optional, record, text, whole } from './check.ts';
import { id, instant } from './ticket.ts';
import type { TicketKey } from './work.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A nudge asks once more just before it speaks. */
export type RereadingReason = 'nudge' | 'near-limit' | 'verdict-due' | 'daily';

/** A ticket is near its limit this long before it and after. */
const nearMs = hourMs;
/** What was read or tried so lately is left alone, however near its limit. */
const nearPauseMs = 10 * minuteMs;
/** Less than a day: what was read late in one working day is read in the next one. */
const dailyPauseMs = 20 * hourMs;

/** What is known of one connection's tickets. */
export type RereadingFacts = {
  open: readonly Pick<TicketKey, 'ticket'>[];
  deadlines: readonly { ticket: string; dueAt: number }[];
  /** Verdicts that fell due and that no later reading confirms. */
  verdicts: readonly { ticket: string; dueAt: number }[];
  /** When each was last read completely. */
  readAt: ReadonlyMap<string, number>;
};

/** `at`: since when it is due, or from when on it will be. */
export type Rereading = { ticket: string; reason: RereadingReason; at: number };

/**
 * What there is to read again, in order: what is due now, for limits first, then for verdicts; the rest by when it
 * will be. Within a reason what is due stays in the order in which it is given.
 */
export function rereadingsOf(
  { open, deadlines, verdicts, readAt }: RereadingFacts,
  { notBefore }: Pick<BehindLog, 'notBefore'>,
  now: number,
): Rereading[] {
  const after = (ticket: string, pauseMs: number) => (readAt.get(ticket) ?? 0) + pauseMs;
  const rereading = (ticket: string, reason: RereadingReason, at: number): Rereading => ({
    ticket,
    reason,
    at: Math.max(at, notBefore[ticket] ?? 0),
  });
  const waitMs = ({ at }: Rereading) => Math.max(0, at - now);
  return [
    ...deadlines.flatMap(({ ticket, dueAt }) => {
      const at = Math.max(dueAt - nearMs, after(ticket, nearPauseMs));
      return Math.max(at, now) > dueAt + nearMs ? [] : rereading(ticket, 'near-limit', at);
    }),
    ...verdicts.map(({ ticket, dueAt }) => rereading(ticket, 'verdict-due', dueAt)),
    ...open.map(({ ticket }) => rereading(ticket, 'daily', after(ticket, dailyPauseMs))),
  ].sort((a, b) => waitMs(a) - waitMs(b));
}

/** What happened behind the pages of one connection; the budget holds whichever tab asks. */
export const behindLog = object({
  /** Nothing but for a nudge is read before: one is under way, or just was. */
  freeAt: instant,
  /** Nothing at all is read before: the helpdesk refused. */
  refusedUntil: optional(instant),
  /** By ticket: one that was just tried, or could not be read. */
  notBefore: record(instant),
  /** By ticket: when there was a notification of it. */
  told: record(instant),
  /** How often and why, and why not, on one local day. */
  today: object({ day: text(), counts: record(whole()) }),
});
export type BehindLog = Checked<typeof behindLog>;

export const emptyLog: BehindLog = { freeAt: 0, notBefore: {}, told: {}, today: { day: '', counts: {} } };

/** So much lies between the end of one and the next: no more than 60 an hour, besides those for nudges. */
export const pauseMs = minuteMs;
/** One whose end was not told by then is taken for lost. */
const longestReadingMs = 3 * minuteMs;
const refusedPauseMs = 15 * minuteMs;
const toldForMs = 60 * dayMs;

export function freeFrom({ freeAt, refusedUntil }: BehindLog, now: number): number {
  return Math.max(held(freeAt, now), held(refusedUntil, now));
}

/** A clock that was set back must not hold it up for longer than a day. */
function held(until = 0, now: number): number {
  return until > now + dayMs ? now : Math.max(now, until);
}

/** Not what was just tried, unless that was a success: what was read then may be answered by now. */
export function mayNudge(
  { refusedUntil, notBefore }: BehindLog,
  { ticket, readAt }: { ticket: string; readAt: number },
  now: number,
): boolean {
  const until = notBefore[ticket] ?? 0;
  return held(refusedUntil, now) === now && (until <= now || readAt >= until - nearPauseMs);
}

export function begin(
  log: BehindLog,
  { ticket, reason }: Pick<Rereading, 'ticket' | 'reason'>,
  now: number,
  day: string,
): BehindLog {
  const today = log.today.day === day ? log.today : { day, counts: {} };
  return {
    ...log,
    // The few that nudges ask for wait for no other, and hold up the next only by the pause after them.
    freeAt: reason === 'nudge' ? log.freeAt : now + longestReadingMs,
    notBefore: { ...between(log.notBefore, now, now + dayMs), [ticket]: now + nearPauseMs },
    // The helpdesk's clock may be ahead.
    told: between(log.told, now - toldForMs, now + dayMs),
    today: counted(today, reason),
  };
}

function between(instants: Record<string, number>, from: number, to: number): Record<string, number> {
  return Object.fromEntries(Object.entries(instants).filter(([, at]) => at > from && at <= to));
}

function counted({ day, counts }: BehindLog['today'], what: string): BehindLog['today'] {
  return { day, counts: { ...counts, [what]: (counts[what] ?? 0) + 1 } };
}

/** `failure`: why the whole of it was not read. `retryAt`: what the helpdesk asked for, epoch ms. */
export const rereadingEnd = object({
  ticket: id,
  failure: optional(text({ max: 40 })),
  retryAt: optional(instant),
});
export type RereadingEnd = Checked<typeof rereadingEnd>;

/** With these it is the ticket, not the helpdesk. What is never whole is read once a day. */
const ticketPausesMs: Partial<Record<string, number>> = {
  'not-found': dayMs,
  'no-permission': dayMs,
  incomplete: dayMs,
  'not-recognised': hourMs,
  // Nothing was asked: the ticket in front was being read. A nudge asks again at its next look.
  busy: pauseMs / 2,
};
/** With these it is no ticket's fault. */
const faultless = new Set(['rate-limited', 'logged-out', 'other-viewer']);

export function settle(
  log: BehindLog,
  { ticket, failure, retryAt }: RereadingEnd,
  now: number,
  reason?: 'nudge',
): BehindLog {
  const freeAt = now + pauseMs;
  // Another may be under way beside a nudge.
  const next = { ...log, freeAt: reason ? Math.max(log.freeAt, freeAt) : freeAt };
  if (failure === undefined) return next;
  next.today = counted(log.today, failure);
  const leftAlone = (until: number) => ({ notBefore: { ...log.notBefore, [ticket]: until } });
  const ticketPauseMs = ticketPausesMs[failure];
  if (ticketPauseMs) return { ...next, ...leftAlone(now + ticketPauseMs) };
  const refusedUntil = Math.max(held(log.refusedUntil, now), retryAt ?? now + refusedPauseMs);
  if (faultless.has(failure)) return { ...next, refusedUntil };
  // It may be the ticket after all: if one that always fails came first again, no other ever would.
  return { ...next, refusedUntil, ...leftAlone(refusedUntil + hourMs) };
}
