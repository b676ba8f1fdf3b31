/** What the agent corrected of the time measured on a ticket. The original stays; a correction can be undone. */
import { type Checked, object, oneOf, optional, text, whole } from './check.ts';
import { instant } from './ticket.ts';

export const correctionReasons = [
  'forgot-to-pause',
  'interrupted',
  'other-ticket',
  'worked-elsewhere',
  'other',
] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/**
 * "Between `from` and `to` I worked `ms` on this ticket", whatever was measured there: 0 says that a stretch was not
 * work on it. It counts on the day of `from`. `note`: the agent's own words. Instants are epoch ms.
 */
export const correction = object({
  id: text({ min: 1, max: 64 }),
  madeAt: instant,
  from: instant,
  to: instant,
  ms: whole({ min: 0 }),
  reason: oneOf(correctionReasons),
  note: optional(text({ max: 200 })),
  undoneAt: optional(instant),
});
export type Correction = Checked<typeof correction>;

/** Nobody works longer on a ticket than time went by. */
export function isPossible({ from, to, ms }: Pick<Correction, 'from' | 'to' | 'ms'>): boolean {
  return from < to && ms <= to - from;
}

/** Those that hold: not undone, and of several that overlap the one made last. */
export function correctionsInForce(all: readonly Correction[]): Correction[] {
  const inForce: Correction[] = [];
  for (const one of all.toSorted((a, b) => b.madeAt - a.madeAt)) {
    const isSuperseded = inForce.some(({ from, to }) => one.from < to && from < one.to);
    if (one.undoneAt === undefined && !isSuperseded) inForce.push(one);
  }
  return inForce.sort((a, b) => a.from - b.from);
}

/** One made twice is made once. */
export function addCorrection(all: readonly Correction[] = [], made: Correction): Correction[] {
  return all.some(({ id }) => id === made.id) ? [...all] : [...all, made];
}

export function undoCorrection(all: readonly Correction[] = [], id: string, at: number): Correction[] {
  return all.map((one) => (one.id === id && one.undoneAt === undefined ? { ...one, undoneAt: at } : one));
}
