/** When the agent is told that a ticket will miss its limit soon, and when to look next. All instants are epoch ms. */
import { boolean, type Checked, object, whole } from './check.ts';
import type { Deadline } from './deadlines.ts';
import type { BusinessClock } from './schedule.ts';

const minuteMs = 60_000;

export const nudgeSettings = object({
  /** The number on the icon. */
  badge: boolean,
  /** A notification of the system's, where the browser allows it. */
  notify: boolean,
  /** How long before the limit. */
  leadMs: whole({ min: minuteMs }),
});
export type NudgeSettings = Checked<typeof nudgeSettings>;
export const defaultNudges: NudgeSettings = { badge: true, notify: false, leadMs: 15 * minuteMs };

/** A job that sets itself again comes no sooner. */
export const shortestPauseMs = minuteMs;
/** While something is near, this is how late the end of a shift may be noticed. */
const shiftEndMs = 15 * minuteMs;

/** `since`: when the customer began to wait; a clock of the agent's own that starts later begins no other wait. */
export type Nudge = Pick<Deadline, 'connection' | 'ticket' | 'since' | 'dueAt'>;

export type NudgePlan = {
  /** For the icon: tickets that will miss their limit within the lead, and those that have and still wait. */
  soon: number;
  missed: number;
  /** To be read once more and, if they still wait, told. */
  toTell: Nudge[];
  /** Undefined: not before something changes. */
  lookAt: number | undefined;
};

/**
 * @param hours when the agent may be disturbed; undefined: always
 * @param toldAt when there was a notification of a ticket; once for what the customer waits for now, as a later
 *   message of theirs begins another wait
 */
export function planNudges(
  deadlines: readonly Nudge[],
  { badge, notify, leadMs }: NudgeSettings,
  hours: BusinessClock | undefined,
  toldAt: (deadline: Nudge) => number | undefined,
  now: number,
): NudgePlan {
  const plan: NudgePlan = { soon: 0, missed: 0, toTell: [], lookAt: undefined };
  if (!deadlines.length || !(badge || notify)) return plan;
  if (hours && !hours.isOpen(now)) return { ...plan, lookAt: hours.add(now, 0) };
  const turns: number[] = [];
  for (const deadline of deadlines) {
    const { dueAt, since } = deadline;
    turns.push(dueAt - leadMs, dueAt);
    if (dueAt - leadMs > now) continue;
    if (hours) turns.push(now + shiftEndMs);
    if (badge) plan[dueAt > now ? 'soon' : 'missed'] += 1;
    if (notify && dueAt > now && !((toldAt(deadline) ?? 0) >= since)) plan.toTell.push(deadline);
  }
  if (plan.toTell.length > 0) turns.push(now + shortestPauseMs);
  const next = Math.min(...turns.filter((at) => at > now));
  return { ...plan, lookAt: next < Infinity ? Math.max(next, now + shortestPauseMs) : undefined };
}
