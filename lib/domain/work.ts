/**
 * Handle time: from what the pages report of the agent's attention to spans of work on tickets.
 *
 *   ┌────────┐  active (input within the idle limit)   ┌───────────────────┐ ─┐ active: extend
 *   │ nobody │ ──────────────────────────────────────▶ │ one ticket, open  │  │
 *   └────────┘ ◀────────────────────────────────────── └───────────────────┘ ◀┘
 *       ▲        left · idle · locked · silence ·         │  ▲   ▲  │ active on another: close, open that one
 *       │        clock set: close                    away │  │   └──┘
 *       │                                                 ▼  │ active again, within 15 min: *elsewhere*
 *       │        active on another · too long         ┌────────────┐
 *       └──────────────────────────────────────────── │ left it for │
 *                                                     │ no ticket   │
 *                                                     └────────────┘
 *   paused: the same, and nothing is counted until resumed.
 *
 * - One second belongs to one ticket, over all tabs, windows and helpdesks: one span is open, the latest attention
 *   wins, and what was counted once is never counted again, whatever comes late or twice, or by a clock set back.
 * - A span ends where work is last proven: at the instant of leaving; at the last input, when the idle limit has
 *   passed since; at the last heartbeat, when the page fell silent (sleep, crash, a killed tab or browser).
 * - What a page says late, because it was not read yet or the worker was stopped over it, counts as if it had come in
 *   time: of a span that another's attention ended, the part not proven yet waits a while for its own page's word.
 * - The state is one record. Whoever stores it with every step may be stopped between any two.
 */
import { type AttentionReport, heartbeatMs, longestIdleMs } from './attention.ts';
import { addSpan, type WorkSpan, without } from './spans.ts';

export type TicketKey = { connection: string; ticket: string };

/** A page's report, of a ticket of a connection. `source` names the load of the document. */
export type Report = TicketKey & { type: 'report'; source: string } & Omit<AttentionReport, 'ticket'>;

/**
 * `idle`: nothing touched the machine since `inputAt`. `started`: the browser, and no page of before is there any more.
 * `split`: what is open ends, and goes on anew.
 */
export type WorkEvent =
  | Report
  | { type: 'idle'; at: number; inputAt: number }
  | { type: 'locked' | 'paused' | 'resumed' | 'started' | 'ended' | 'split'; at: number };

export type OpenSpan = TicketKey & {
  source: string;
  from: number;
  inputAt: number;
  confirmedAt: number;
  frame?: true;
};

/** `until`: the attention was another ticket's from then on. */
type LateSpan = OpenSpan & { until: number };
type PastElsewhere = LeftTicket & { until: number };

/** The ticket stands where it stood, and since `from` the agent looks at something that is no ticket. `since`: at the ticket. */
type LeftTicket = TicketKey & { source: string; since: number; from: number; until?: number };

export type WorkState = {
  open?: OpenSpan;
  /** Spans that another page's attention ended, of which their own pages may still say that they ended before. */
  late?: LateSpan[];
  /** The agent came back from elsewhere, unless a page still says that they were on its ticket. */
  elsewhere?: PastElsewhere[];
  left?: LeftTicket;
  pausedAt?: number;
  /** Only input after this opens a span again: the agent was idle, or the screen locked. */
  restedAt?: number;
  /** What was counted of the last day, of whatever ticket. */
  claimed: WorkSpan[];
  /** The last report of each document, the newest last. */
  heard: [source: string, seq: number][];
};

export const noWork: WorkState = { claimed: [], heard: [] };

export type WorkLimits = { idleLimitMs: number; maxSilenceMs: number; longestElsewhereMs: number };

/** One late heartbeat is no silence. */
export const maxSilenceMs = 2 * heartbeatMs;
export const longestElsewhereMs = longestIdleMs;

export function limitsOf({ idleLimitMs }: { idleLimitMs: number }): WorkLimits {
  return { idleLimitMs, maxSilenceMs, longestElsewhereMs };
}

export type ProvenWork = { spans: WorkSpan[]; elsewhere: WorkSpan[] };
export type Counted = TicketKey & { span: WorkSpan; isElsewhere: boolean };
export type WorkStep = { state: WorkState; counted: Counted[] };

const claimedForMs = 86_400_000;
const mostClaimed = 200;
const mostHeard = 32;

/** One step of the machine: what was known and an event in; what is known then, and what the event counted. */
export function step(before: WorkState, event: WorkEvent, limits: WorkLimits): WorkStep {
  if (event.type === 'report' && isHeard(before, event)) return { state: before, counted: [] };
  const run: Run = { state: { ...before }, counted: [], limits };
  const isOfPages = event.type === 'report' || event.type === 'idle';
  const isSettled = (afterMs: number) => (past: { until: number }) =>
    !isOfPages || event.at - past.until > afterMs;
  settle(run, isSettled(limits.maxSilenceMs));
  settleElsewhere(run, isSettled(heartbeatMs));
  switch (event.type) {
    case 'report':
      hear(run, event);
      break;
    case 'idle':
      rest(run, event.inputAt, event.at);
      break;
    case 'locked':
      close(run, event.at);
      run.state.restedAt = event.at;
      leaveOff(run, event.at);
      break;
    case 'paused':
      pause(run, event.at);
      break;
    case 'resumed':
      resume(run, event.at);
      break;
    case 'started':
      if (run.state.open) close(run, run.state.open.confirmedAt);
      break;
    case 'ended':
      close(run, event.at);
      delete run.state.left;
      break;
    case 'split':
      reopen(run, event.at);
  }
  return { state: pruned(run.state, event.at), counted: run.counted };
}

/** The proven part of an open span, were the work to end at `at`. */
export function provenSpan(open: OpenSpan, at: number, limits: WorkLimits): WorkSpan {
  const { from, inputAt, confirmedAt, frame } = open;
  const seen = isSilent(open, at, limits) ? confirmedAt : Math.max(at, from);
  const to = seen - inputAt > limits.idleLimitMs ? inputAt : seen;
  return { from, to: Math.max(from, to), ...(frame && { frame }) };
}

/** What goes on would count now for a ticket; nothing while it is paused. */
export function provenWork(state: WorkState, key: TicketKey, at: number, limits: WorkLimits): ProvenWork {
  const { open, elsewhere = [], pausedAt, claimed } = state;
  if (pausedAt !== undefined) return { spans: [], elsewhere: [] };
  const past = elsewhere.filter((one) => isOf(one, key));
  return {
    spans: open && isOf(open, key) ? without(provenSpan(open, at, limits), claimed) : [],
    elsewhere: past.flatMap(({ from, until }) => without({ from, to: until }, claimed)),
  };
}

export function isOf(one: TicketKey, key: TicketKey): boolean {
  return one.connection === key.connection && one.ticket === key.ticket;
}

type Run = { state: WorkState; counted: Counted[]; limits: WorkLimits };

function hear(run: Run, report: Report): void {
  const { state } = run;
  state.heard = [...state.heard.filter(([source]) => source !== report.source), [report.source, report.seq]];
  if (report.jumped || (isOpen(state, report) && report.at < state.open.from)) resetClock(run, report.at);
  if (isPast(state, report)) {
    hearLate(run, report);
    return;
  }
  settle(run, (late) => isSame(late, report));
  if (state.open && !isOpen(state, report)) {
    if (state.open.source === report.source) close(run, report.at);
    else setAside(run, state.open, report.at);
  }
  if (report.state === 'active') comeBack(run, report);
  attend(run, report);
  if (report.state === 'active') return;
  const attended = state.open;
  close(run, report.at);
  if (report.state === 'away' && attended)
    state.left = { ...keyOf(attended), since: attended.from, from: report.at };
}

/** Of before the attention went on: a page keeps its reports until it was read, and while the worker is stopped. */
function isPast(state: WorkState, report: Report): boolean {
  const { open, left, restedAt = -Infinity } = state;
  if (isOpen(state, report)) return false;
  if (open && report.state !== 'active') return true;
  const since = open?.from ?? (left && !isSame(left, report) ? left.since : undefined) ?? -Infinity;
  if (report.at < since || (!open && report.at <= restedAt)) return true;
  const late = lateOf(state).find((one) => isSame(one, report));
  return late !== undefined && (report.state !== 'active' || report.at <= late.until);
}

function hearLate(run: Run, report: Report): void {
  const { open, left, restedAt, elsewhere = [], ...rest } = run.state;
  const before = lateOf(rest).find((one) => isSame(one, report));
  const others = lateOf(rest).filter((one) => one !== before);
  const ends = [open?.from ?? left?.since, open ? undefined : restedAt, ...others.map(({ from }) => from)];
  const until = before?.until ?? Math.min(...ends.flatMap((end) => (end && end >= report.at ? [end] : [])));
  const at = Math.min(report.at, until);
  const past: Run = { ...run, state: before ? { ...rest, open: before } : rest };
  attend(past, { ...report, at });
  if (report.state !== 'active') close(past, at);
  const { open: stillOpen, claimed } = past.state;
  run.state.claimed = claimed;
  const isCut = (one: { from: number; until: number }) =>
    report.state === 'active' && one.from < at && at < one.until;
  keep(run.state, 'late', [
    ...others.map((one) => (isCut(one) ? { ...one, until: at } : one)),
    ...(stillOpen ? [{ ...stillOpen, until }] : []),
  ]);
  keep(
    run.state,
    'elsewhere',
    elsewhere.filter((one) => !isCut(one)),
  );
}

/** What its own page proved counts; it may still say when it was left, which is `until` at the latest. */
function setAside(run: Run, open: OpenSpan, until: number): void {
  const provenUntil = Math.min(open.confirmedAt, until);
  close(run, provenUntil);
  run.state.late = [...lateOf(run.state), { ...open, from: Math.max(open.from, provenUntil), until }];
}

/** Closes those late spans of which nothing more is to be heard. */
function settle(run: Run, isSettled: (late: LateSpan) => boolean): void {
  const { state } = run;
  const { open } = state;
  for (const { until, ...late } of lateOf(state).filter(isSettled)) {
    state.open = late;
    close(run, until);
  }
  if (open) state.open = open;
  keep(
    state,
    'late',
    lateOf(state).filter((late) => !isSettled(late)),
  );
}

function keep<Kind extends 'late' | 'elsewhere'>(
  state: WorkState,
  kind: Kind,
  list: NonNullable<WorkState[Kind]>,
): void {
  if (list.length > 0) state[kind] = list;
  else delete state[kind];
}

function lateOf({ late = [] }: WorkState): LateSpan[] {
  return late;
}

/** Extends the open span of the same ticket, or ends it where the agent rested, or opens one. */
function attend(run: Run, report: Report): void {
  const { state, limits } = run;
  const { at, inputFrom = report.inputAt, inputAt, frame } = report;
  const { open } = state;
  if (!open) begin(run, report);
  else if (isSilent(open, at, limits)) beginAnew(run, report, at);
  // Of a frame that cannot be seen into, each heartbeat of one who is there proves the time since the one before.
  else if (!(frame && open.frame) && inputFrom - open.inputAt > limits.idleLimitMs)
    beginAnew(run, report, inputFrom);
  else {
    state.open = { ...open, inputAt: Math.max(open.inputAt, inputAt) };
    if (at - state.open.inputAt > limits.idleLimitMs) rest(run, state.open.inputAt, at);
    else if (open.frame !== frame) beginAnew(run, report, at);
    else state.open.confirmedAt = Math.max(open.confirmedAt, at);
  }
}

function beginAnew(run: Run, report: Report, at: number): void {
  close(run, at);
  begin(run, report, at);
}

function begin(run: Run, report: Report, from = firstProof(run, report)): void {
  const { state } = run;
  const { at, inputAt, frame } = report;
  if (state.restedAt !== undefined && inputAt <= state.restedAt) return;
  delete state.restedAt;
  state.open = { ...keyOf(report), from, inputAt, confirmedAt: at, ...(frame && { frame }) };
}

/** After a rest the work begins with the input that ended it, which may be a little before its report. */
function firstProof({ state: { restedAt } }: Run, { at, inputFrom, inputAt, state }: Report): number {
  if (restedAt === undefined) return state === 'active' ? at : (inputFrom ?? at);
  return inputFrom !== undefined && inputFrom > restedAt ? inputFrom : inputAt;
}

/** The agent came back to the ticket that they had left for something that is no ticket. */
function comeBack(run: Run, report: Report): void {
  const { left } = run.state;
  delete run.state.left;
  if (!left || !isSame(left, report) || report.at - left.from > run.limits.longestElsewhereMs) return;
  const past = { ...left, until: Math.min(report.at, left.until ?? report.at) };
  keep(run.state, 'elsewhere', [...(run.state.elsewhere ?? []), past]);
}

function settleElsewhere(run: Run, isSettled: (past: PastElsewhere) => boolean): void {
  const { elsewhere = [] } = run.state;
  for (const past of elsewhere.filter(isSettled)) count(run, past, { from: past.from, to: past.until }, true);
  keep(
    run.state,
    'elsewhere',
    elsewhere.filter((past) => !isSettled(past)),
  );
}

/** Nothing was touched since `inputAt`. */
function rest(run: Run, inputAt: number, at: number): void {
  const { state, limits } = run;
  leaveOff(run, inputAt);
  if (!state.open || at - state.open.inputAt < limits.idleLimitMs) return;
  state.restedAt = state.open.inputAt;
  close(run, Math.max(state.open.from, state.open.inputAt));
}

function leaveOff({ state }: Run, at: number): void {
  if (state.left) state.left = { ...state.left, until: Math.min(at, state.left.until ?? at) };
}

function pause(run: Run, at: number): void {
  if (run.state.pausedAt !== undefined) return;
  reopen(run, at);
  leaveOff(run, at);
  run.state.pausedAt = at;
}

/** Pressing the button is input. A ticket that was left meanwhile is left from now on. */
function resume({ state, limits }: Run, at: number): void {
  const { open, left, pausedAt } = state;
  if (pausedAt === undefined) return;
  delete state.pausedAt;
  // So that nothing counts there of which a page tells only now.
  state.claimed = addSpan(state.claimed, { from: pausedAt, to: Math.max(pausedAt, at) });
  if (left && left.from >= pausedAt) state.left = { ...keyOf(left), since: at, from: at };
  delete state.open;
  if (open && !isSilent(open, at, limits)) state.open = { ...open, from: at, inputAt: at, confirmedAt: at };
}

function reopen(run: Run, at: number): void {
  const { open } = run.state;
  close(run, at);
  if (open && !isSilent(open, at, run.limits)) run.state.open = { ...open, from: at };
}

/** What the old clock proved stays; a new span begins by the new one. */
function resetClock(run: Run, at: number): void {
  const { state } = run;
  if (state.open) close(run, state.open.confirmedAt);
  delete state.left;
  if ((state.restedAt ?? 0) > at) delete state.restedAt;
  if ((state.pausedAt ?? 0) > at) state.pausedAt = at;
}

function close(run: Run, at: number): void {
  const { open } = run.state;
  if (!open) return;
  delete run.state.open;
  count(run, open, provenSpan(open, at, run.limits), false);
}

function count(
  { state, counted }: Run,
  { connection, ticket }: TicketKey,
  span: WorkSpan,
  isElsewhere: boolean,
) {
  const paused = state.pausedAt === undefined ? [] : [{ from: state.pausedAt, to: Number.MAX_VALUE }];
  for (const part of without(span, [...state.claimed, ...paused])) {
    counted.push({ connection, ticket, span: part, isElsewhere });
    state.claimed = addSpan(state.claimed, { from: part.from, to: part.to });
  }
}

function isHeard({ heard }: WorkState, { source, seq }: Report): boolean {
  return heard.some(([known, last]) => known === source && seq <= last);
}

function isSilent({ from, confirmedAt }: OpenSpan, at: number, limits: WorkLimits): boolean {
  return at < from || at - confirmedAt > limits.maxSilenceMs;
}

type Place = TicketKey & { source: string };

function isOpen(state: WorkState, report: Report): state is WorkState & { open: OpenSpan } {
  return state.open !== undefined && isSame(state.open, report);
}

function isSame(a: Place, b: Place): boolean {
  return a.source === b.source && isOf(a, b);
}

function keyOf({ connection, ticket, source }: Place): Place {
  return { connection, ticket, source };
}

function pruned(state: WorkState, at: number): WorkState {
  const claimed = state.claimed.filter(({ to }) => to > at - claimedForMs).slice(-mostClaimed);
  return { ...state, claimed, heard: state.heard.slice(-mostHeard) };
}
