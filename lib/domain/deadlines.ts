/** Which of my waiting tickets will miss its limit next: from the open tickets and the targets' limits. */
import type { Clock } from './definitions.ts';
import type { OpenRow } from './filing.ts';
import type { LocalDay } from './local-day.ts';
import type { MetricId } from './metrics/metric.ts';
import type { BusinessClock } from './schedule.ts';
import { type Target, targetsInForce } from './targets.ts';
import { compareIds } from './timeline.ts';
import { waitingSince } from './waiting.ts';

/**
 * A waiting ticket against the limit that it reaches first. `since` and `dueAt`: epoch ms; `leftMs` counts down on
 * the target's clock, below 0 when the limit is missed already.
 */
export type Deadline = {
  connection: string;
  ticket: string;
  for: 'first-reply' | 'next-reply';
  metric: MetricId;
  clock: Clock;
  limitMs: number;
  since: number;
  dueAt: number;
  leftMs: number;
};

export type Limits = {
  targets: readonly Target[];
  today: LocalDay;
  /** The clock of targets that name none. */
  clock: Clock;
  /** The team's business time; undefined: no support hours are set. */
  support: BusinessClock | undefined;
  /** Epoch ms. */
  now: number;
};

/** The most urgent first; one deadline a ticket. A ticket that no target sets a limit has none. */
export function deadlinesOf(open: readonly OpenRow[], { targets, today, ...limits }: Limits): Deadline[] {
  const limiting = targetsInForce(targets, today).filter(({ limit }) => limit !== undefined);
  const deadlines = open.flatMap((row) => {
    const [first] = closest(row, limiting)
      .flatMap((target) => deadlineOf(row, target, limits) ?? [])
      .sort(byUrgency);
    return first ?? [];
  });
  return deadlines.sort(byUrgency);
}

/** Of the targets for one metric those that name the ticket's channel or priority go before those for all tickets. */
function closest(row: OpenRow, targets: readonly Target[]): Target[] {
  const nearness = ({ channel, priority }: Target) =>
    Number(channel !== undefined) + Number(priority !== undefined);
  const fitting = targets.filter(
    ({ channel, priority }) =>
      (channel ?? row.channel) === row.channel && (priority ?? row.priority) === row.priority,
  );
  return fitting.filter((one) =>
    fitting.every((other) => other.metric !== one.metric || nearness(other) <= nearness(one)),
  );
}

function deadlineOf(
  row: OpenRow,
  { metric, limit: limitMs = 0, clock: own }: Target,
  { clock: shown, support, now }: Omit<Limits, 'targets' | 'today'>,
): Deadline | undefined {
  const { connection, ticket, for: reply } = row;
  const since = waitingSince(metric, row);
  const clock = own ?? shown;
  if (reply === undefined || since === undefined) return undefined;
  const elapsedMs = clock === 'calendar' ? now - since : support?.elapsedMs(since, now);
  const dueAt = clock === 'calendar' ? since + limitMs : support?.add(since, limitMs);
  if (elapsedMs === undefined || dueAt === undefined) return undefined;
  return {
    connection,
    ticket,
    for: reply,
    metric,
    clock,
    limitMs,
    since,
    dueAt,
    leftMs: limitMs - elapsedMs,
  };
}

/** Counts on from a reading: below 0 when the limit is missed. */
export function leftMs(
  { clock, limitMs, since, dueAt }: Deadline,
  support: BusinessClock | undefined,
  now: number,
): number {
  return clock === 'business' && support ? limitMs - support.elapsedMs(since, now) : dueAt - now;
}

export type Urgency = 'missed' | 'soon' | 'running';

/** Soon: an eighth of the limit is left, or less. */
export function urgencyOf({ limitMs }: Deadline, left: number): Urgency {
  if (left < 0) return 'missed';
  return left <= limitMs / 8 ? 'soon' : 'running';
}

function byUrgency(a: Deadline, b: Deadline): number {
  return a.dueAt - b.dueAt || compareIds(a.ticket, b.ticket) || (a.connection < b.connection ? -1 : 1);
}
