/**
 * What one document notices of the agent's attention, and when it says so: a reducer from signals of the page to
 * reports. Pure, and light enough for a content script.
 *
 *             look: visible and focused          input after a rest · every heartbeat
 *   ┌──────┐ ───────────────────────────▶ ┌───────────┐ ──▶ report `active`
 *   │ away │        report `active`       │ attending │
 *   └──────┘ ◀─────────────────────────── └───────────┘
 *              look: hidden or unfocused, report `away` · another ticket, the page goes: report `left`
 *
 * A page never counts: it says what it saw, with its last input, and `work.ts` makes spans of it. Hidden, it says
 * nothing.
 */

/** How often a page that has the agent's attention says so. What a killed browser loses at most. */
export const heartbeatMs = 15_000;
/** A page speaks no more often than this of input, however much there is. */
const shortestPauseMs = 5_000;
/** No idle limit is longer: after this nothing more can be proven by silence. */
export const longestIdleMs = 900_000;
/** A wall clock that moved this much against one that never jumps was set, or the machine slept. */
const jumpMs = 2_000;

/**
 * `seq` counts a document's reports, so that one that comes twice is known. `inputFrom`: the first input since the
 * report before. `frame`: the focus lies in a frame that cannot be seen into, so input in it is not known. `jumped`:
 * the clock was set since the report before. Instants are epoch ms, `inputFrom` ≤ `inputAt` ≤ `at`.
 */
export type AttentionReport = {
  ticket: string;
  seq: number;
  at: number;
  inputFrom?: number;
  inputAt: number;
  state: 'active' | 'away' | 'left';
  frame?: true;
  jumped?: true;
};

/** What the page shows of itself at an instant. `upMs`: a clock that never jumps. */
export type Glance = { at: number; upMs: number; isAttended: boolean; isFrame: boolean };

export type Signal = Glance &
  (
    | { type: 'look' | 'input' | 'beat' | 'leave' }
    /** The page shows this ticket now, or none. */
    | { type: 'shown'; ticket: string | undefined }
  );

export type PageAttention = {
  ticket?: string | undefined;
  isAttending: boolean;
  isFrame: boolean;
  inputFrom?: number | undefined;
  inputAt: number;
  sentAt: number;
  seq: number;
  /** Wall clock minus the one that never jumps. */
  drift: number;
  hasJumped: boolean;
};

export function startAttention({ at, upMs }: Glance): PageAttention {
  const drift = at - upMs;
  return { isAttending: false, isFrame: false, inputAt: at, sentAt: 0, seq: 0, drift, hasJumped: false };
}

/** One signal in; what the page knows then, and what it reports. */
export function notice(
  before: PageAttention,
  signal: Signal,
): { page: PageAttention; reports: AttentionReport[] } {
  const { at } = signal;
  const page = onClock(before, signal);
  const reports: AttentionReport[] = [];
  const report = (state: AttentionReport['state']) => {
    if (page.ticket === undefined) return;
    page.seq += 1;
    page.sentAt = at;
    reports.push({
      ticket: page.ticket,
      seq: page.seq,
      at,
      inputAt: Math.min(page.inputAt, at),
      ...(page.inputFrom !== undefined && { inputFrom: Math.min(page.inputFrom, at) }),
      state,
      ...(page.isFrame && { frame: true }),
      ...(page.hasJumped && { jumped: true }),
    });
    page.inputFrom = undefined;
    page.hasJumped = false;
  };
  const touch = () => {
    page.inputAt = at;
    page.inputFrom ??= at;
  };
  /** Coming back is an act of the agent's, as good as a key. */
  const arrive = () => {
    page.isAttending = true;
    touch();
    report('active');
  };
  const depart = (state: 'away' | 'left') => {
    if (!page.isAttending) return;
    page.isAttending = false;
    report(state);
  };

  if (signal.type === 'leave') {
    depart('left');
    return { page, reports };
  }
  if (signal.type === 'shown') {
    if (signal.ticket === page.ticket) return { page, reports };
    depart('left');
    page.ticket = signal.ticket;
  }
  if (!signal.isAttended) {
    depart('away');
    page.isFrame = false;
    return { page, reports };
  }
  const isMoved = signal.isFrame !== page.isFrame;
  page.isFrame = signal.isFrame;
  if (!page.isAttending) arrive();
  else if (isMoved) arrive();
  else if (signal.type === 'input') {
    const restedMs = at - page.inputAt;
    touch();
    const isDue = restedMs > heartbeatMs && at - page.sentAt > shortestPauseMs;
    if (isDue || page.hasJumped) report('active');
  } else if (signal.type === 'beat' && (page.isFrame || at - page.inputAt <= longestIdleMs)) report('active');
  return { page, reports };
}

function onClock(page: PageAttention, { at, upMs }: Glance): PageAttention {
  const drift = at - upMs;
  const hasJumped = page.hasJumped || Math.abs(drift - page.drift) > jumpMs;
  return { ...page, drift, hasJumped };
}
